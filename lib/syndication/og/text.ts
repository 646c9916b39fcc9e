import path from 'node:path'
import sharp from 'sharp'
import { xmlText } from '../xml'

/**
 * Noto Serif 640 and Noto Sans 560, Latin, Cyrillic and Armenian in one file each (SIL Open Font License, see
 * public/fonts/LICENSE.txt). The files of the site cannot be used here: they are WOFF2, one script each.
 */
const fonts = {
  serif: { family: 'Meridian Serif', file: 'meridian-serif.ttf' },
  sans: { family: 'Meridian Sans', file: 'meridian-sans.ttf' },
} as const

export type OgFont = keyof typeof fonts

const folder = path.resolve(/* turbopackIgnore: true */ process.cwd(), 'lib', 'syndication', 'og', 'fonts')

/**
 * A title as it can be drawn: without emoji (no font of ours has them), direction overrides and other invisible characters,
 * towers of combining marks and line breaks.
 *
 * @example drawable('Snow\u202E ❄️\n!') // 'Snow !'
 */
export function drawable(text: string): string {
  return xmlText(text)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Extended_Pictographic}|\p{Variation_Selector}|[\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function markup(text: string, color: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<span foreground="${color}">${escaped}</span>`
}

export type DrawnText = { data: Buffer; width: number; height: number }

type Line = { text: string; font: OgFont; color: string; width: number }

/** A text in a box of some width, as a transparent PNG; null when nothing is left to draw. */
export async function drawText(line: Line & { size: number }): Promise<DrawnText | null> {
  if (line.text === '') return null
  const { family, file } = fonts[line.font]
  const { data, info } = await sharp({
    text: {
      text: markup(line.text, line.color),
      font: `${family} ${line.size}`,
      fontfile: path.join(folder, file),
      width: line.width,
      // Points are pixels.
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
      spacing: Math.round(line.size * 0.08),
    },
  })
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The text in the largest of the sizes in which it fits the height; cut with an ellipsis when it fits in none. */
export async function fitText(line: Line & { sizes: readonly number[]; height: number }): Promise<DrawnText | null> {
  let text = line.text
  for (const size of line.sizes) {
    // A line of capitals takes its size: what cannot fit is not drawn to find that out.
    const lines = Math.floor(line.height / (size * 1.2))
    if (text.length * size * 0.4 > line.width * lines) continue
    const drawn = await drawText({ ...line, text, size })
    if (!drawn || drawn.height <= line.height) return drawn
  }
  const size = line.sizes.at(-1) ?? 32
  text = text.slice(0, Math.ceil((line.width * (line.height / size)) / (size * 0.4)))
  while (text.length > 1) {
    text = text.slice(0, Math.floor(text.length * 0.9)).trimEnd()
    const drawn = await drawText({ ...line, text: `${text.toWellFormed()}…`, size })
    if (!drawn || drawn.height <= line.height) return drawn
  }
  return null
}
