/**
 * A name for a section, tag or author of which only the address is known.
 *
 * @example humanise('city-hall') // 'City hall'
 */
export function humanise(slug: string): string {
  const words = slug.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
