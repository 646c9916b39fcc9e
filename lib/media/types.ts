import type { LocalizedText } from '@/lib/i18n/pick'

/** A picture with its texts in the page's language (or the nearest one it has). */
export type ImageView = {
  id: string
  src: string
  width: number
  height: number
  /** Dominant colour, #rrggbb. */
  color: string
  alt: LocalizedText
  caption: LocalizedText
  credit: LocalizedText
}
