import { pictureQuality } from './constants'

/**
 * Address of a stored picture.
 *
 * @param sha256 checksum of the stored file, hex
 * @example mediaUrl('9f86d0…') // '/media/9f86d0….webp'
 */
export function mediaUrl(sha256: string): string {
  return `/media/${mediaFileName(sha256)}`
}

/** Name of a stored picture in the media directory: its own checksum, so a file never changes under its name. */
export function mediaFileName(sha256: string): string {
  return `${sha256}.webp`
}

/**
 * Address of a stored picture at a width, in pixels, from Next's optimiser.
 *
 * @example pictureUrl('/media/9f86.webp', 720) // '/_next/image?url=%2Fmedia%2F9f86.webp&w=720&q=70'
 */
export function pictureUrl(src: string, width: number): string {
  return `/_next/image?url=${encodeURIComponent(src)}&w=${width}&q=${pictureQuality}`
}
