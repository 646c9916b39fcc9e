import type { ReactNode } from 'react'
import type { Span } from '@/lib/body/types'

function SpanText({ span }: { span: Span }) {
  let node: ReactNode = span.text
  if (span.em) node = <em>{node}</em>
  if (span.strong) node = <strong>{node}</strong>
  if (span.href) node = <a href={span.href}>{node}</a>
  return span.lang ? <span lang={span.lang}>{node}</span> : node
}

/** Runs of text with their marks. Spans have no identity of their own, and a body never reorders on the page. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return spans.map((span, index) => <SpanText key={index} span={span} />)
}
