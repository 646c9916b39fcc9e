/** Position in a list: everything published before `publishedAt`, or at the same instant with a smaller id. */
export type Cursor = { publishedAt: Date; id: string }

const pattern = /^([0-9a-z]{1,11})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

/**
 * @example encodeCursor({ publishedAt: new Date(0), id: '01900000-0000-7000-8000-000000000000' })
 * // '0_01900000-0000-7000-8000-000000000000'
 */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.publishedAt.getTime().toString(36)}_${cursor.id}`
}

/** The cursor in an address, or null when it is not one of ours. */
export function decodeCursor(value: string): Cursor | null {
  const [, time, id] = pattern.exec(value) ?? []
  if (!time || !id) return null
  const publishedAt = new Date(Number.parseInt(time, 36))
  return Number.isNaN(publishedAt.getTime()) ? null : { publishedAt, id }
}
