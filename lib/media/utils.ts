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
