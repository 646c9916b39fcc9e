import sharp, { type OverlayOptions } from 'sharp'
import { ogBytes, ogColors, ogSize } from './constants'
import { type DrawnText, drawable, drawText, fitText } from './text'

export type OgContent = {
  site: string
  /** Tagline on the default picture, section on a story's. */
  label: string
  /** Null on the default picture. */
  title: string | null
  /** Bytes of the story's picture. */
  picture: Buffer | null
}

const { width, height } = ogSize
const margin = 64
const pictureWidth = 420
const mark = { ring: '#16232f', arc: '#c0392b', disc: '#f3ede2' }

/** The site's mark on its grid of 64 (public/icon.svg), moved and scaled. */
function markShape(place: { x: number; y: number; size: number }): string {
  const { x, y, size } = place
  return (
    `<g transform="translate(${x} ${y}) scale(${size / 64})"><circle cx="32" cy="32" r="28.5" fill="${mark.disc}"/>` +
    `<circle cx="32" cy="32" r="25.5" fill="none" stroke="${mark.ring}" stroke-width="6"/>` +
    `<path d="M20.4 3L28.6 1.2C47.8 17 48.8 46.4 31.4 63L23 61.8C38 46.4 37.4 18.6 20.4 3z" fill="${mark.arc}"/></g>`
  )
}

function background(shapes: string): Buffer {
  const { paper } = ogColors
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<rect width="${width}" height="${height}" fill="${paper}"/>${shapes}</svg>`,
  )
}

function rule(line: { x: number; y: number; width: number; color: string; thickness: number }): string {
  return `<rect x="${line.x}" y="${line.y}" width="${line.width}" height="${line.thickness}" fill="${line.color}"/>`
}

function placed(text: DrawnText | null, at: { left: number; top: number }): OverlayOptions[] {
  return text ? [{ input: text.data, left: at.left, top: at.top }] : []
}

/** JPEG, as large as quality allows: text wants full colour resolution, messengers a small file. */
async function encode(shapes: string, layers: OverlayOptions[]): Promise<Buffer> {
  const raw = await sharp(background(shapes)).composite(layers).removeAlpha().raw().toBuffer()
  for (const quality of [88, 80, 70, 60, 50]) {
    const jpeg = await sharp(raw, { raw: { width, height, channels: 3 } })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer()
    if (jpeg.length <= ogBytes) return jpeg
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 40 })
    .toBuffer()
}

/** The picture of a page: a story's headline beside its photograph, or the site's name. */
export async function drawOg(content: OgContent): Promise<Buffer> {
  const title = drawable(content.title ?? '')
  return title === '' ? drawSite(content) : drawStory({ ...content, title })
}

async function drawStory(content: OgContent & { title: string }): Promise<Buffer> {
  const { ink, accent, rule: hairline } = ogColors
  const photo = content.picture && (await cover(content.picture))
  const room = width - 2 * margin - (photo ? pictureWidth - 8 : 0)
  const [site, label, title] = await Promise.all([
    drawText({ text: drawable(content.site), font: 'serif', color: ink, width: room - 80, size: 34 }),
    fitText({ text: drawable(content.label), font: 'sans', color: accent, width: room, sizes: [26, 22], height: 40 }),
    fitText({
      text: content.title,
      font: 'serif',
      color: ink,
      width: room,
      sizes: [68, 62, 56, 51, 47, 43, 40, 36, 32],
      height: 336,
    }),
  ])
  const shapes =
    markShape({ x: margin, y: 52, size: 56 }) +
    rule({ x: margin, y: 132, width: room, color: ink, thickness: 2 }) +
    rule({ x: margin, y: height - 52, width: room, color: hairline, thickness: 1 }) +
    rule({ x: margin, y: height - 54, width: 72, color: accent, thickness: 4 })
  const top = 176 + (label ? label.height + 28 : 0)
  return encode(shapes, [
    ...placed(site, { left: margin + 76, top: 80 - Math.round((site?.height ?? 0) / 2) }),
    ...placed(label, { left: margin, top: 176 }),
    ...placed(title, { left: margin, top }),
    ...(photo ? [{ input: photo, left: width - pictureWidth, top: 0 }] : []),
  ])
}

async function drawSite({ site, label }: OgContent): Promise<Buffer> {
  const { ink, muted, rule: hairline } = ogColors
  const room = width - 2 * margin
  const [name, tagline] = await Promise.all([
    fitText({
      text: drawable(site),
      font: 'serif',
      color: ink,
      width: room,
      sizes: [104, 88, 72, 56, 44],
      height: 150,
    }),
    fitText({ text: drawable(label), font: 'serif', color: muted, width: room, sizes: [36, 30, 26], height: 90 }),
  ])
  const center = (text: DrawnText | null) => Math.round((width - (text?.width ?? 0)) / 2)
  const top = 330
  const shapes =
    markShape({ x: width / 2 - 80, y: 112, size: 160 }) +
    rule({ x: margin, y: margin, width: room, color: hairline, thickness: 1 }) +
    rule({ x: margin, y: height - margin, width: room, color: hairline, thickness: 1 })
  return encode(shapes, [
    ...placed(name, { left: center(name), top }),
    ...placed(tagline, { left: center(tagline), top: top + (name?.height ?? 0) + 36 }),
  ])
}

/** The photograph, cropped to its most interesting part. A file that cannot be decoded is left out. */
async function cover(picture: Buffer): Promise<Buffer | null> {
  try {
    return await sharp(picture).resize(pictureWidth, height, { fit: 'cover', position: 'attention' }).toBuffer()
  } catch {
    return null
  }
}
