import type { Segment } from '@/lib/search/types'

/** A text with what was asked for marked in it. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: segments are a text in its order and never move
    return segment.hit ? <mark key={index}>{segment.text}</mark> : <span key={index}>{segment.text}</span>
  })
}
