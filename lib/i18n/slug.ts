/**
 * The slug of an address, decoded. One that is no text at all (malformed escapes, control characters, endless) becomes
 * the empty slug, which leads nowhere; PostgreSQL would refuse a NUL, and that would look like a fault of ours.
 *
 * @example parseSlug('%E0%A4%A') // ''
 */
export function parseSlug(value: string): string {
  try {
    const slug = decodeURIComponent(value)
    return slug.length <= 300 && !/\p{Cc}/u.test(slug) ? slug : ''
  } catch {
    return ''
  }
}
