/** Position in the results: after the story with this value (score or milliseconds) and id, as they were at `at`. */
export type SearchCursor = { value: number; id: string; at: Date }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pattern = new RegExp(`^([0-9.e+-]{1,30})_(${uuid})_([0-9a-z]{1,11})$`)

/** The reference time goes along: a story's freshness must be the same on the next page. */
export function encodeSearchCursor({ value, id, at }: SearchCursor): string {
  return `${value}_${id}_${at.getTime().toString(36)}`
}

/** The cursor in an address, or null when it is not one of ours. */
export function decodeSearchCursor(text: string | null | undefined): SearchCursor | null {
  const [, value, id, time] = pattern.exec(text ?? '') ?? []
  if (!value || !id || !time) return null
  const at = new Date(Number.parseInt(time, 36))
  const number = Number(value)
  return Number.isFinite(number) && !Number.isNaN(at.getTime()) ? { value: number, id, at } : null
}
