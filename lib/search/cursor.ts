/** A place in a list by rank or time: this story, and what it is sorted by. */
export type Place = { value: number; id: string }

/** Position in the results: after this story (value: score, or milliseconds), as things were at `at`. */
export type SearchCursor = Place & {
  at: Date
  /** Where the first page was chosen from fewer texts than the others: its end, and its oldest text in microseconds. */
  first?: FirstPage
}

export type FirstPage = Place & { oldest: number }

const number = '[0-9.e+-]{1,30}'
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const digits = '[0-9a-z]{1,11}'
const pattern = new RegExp(`^(${number})_(${uuid})_(${digits})(?:_(${number})_(${uuid})_(-?${digits}))?$`)

/** Milliseconds; what lies beyond is no value of ours, and no date of PostgreSQL's when a hostile cursor has it. */
const farthest = 8_640_000_000_000

/** Milliseconds by which another instance's clock may be ahead. */
const ahead = 86_400_000

function isPossible({ value, at }: SearchCursor): boolean {
  return Math.abs(value) <= farthest && at.getTime() <= Date.now() + ahead
}

/** The reference time goes along: a story's freshness must be the same on the next page. */
export function encodeSearchCursor({ value, id, at, first }: SearchCursor): string {
  const parts = [value, id, at.getTime().toString(36)]
  if (first) parts.push(first.value, first.id, first.oldest.toString(36))
  return parts.join('_')
}

/** The cursor in an address, or null when it is not one of ours. */
export function decodeSearchCursor(text: string | null | undefined): SearchCursor | null {
  const [, value = '', id = '', time = '', firstValue, firstId, oldest] = pattern.exec(text ?? '') ?? []
  const cursor = { value: Number(value), id, at: new Date(Number.parseInt(time, 36)) }
  if (id === '' || !isPossible(cursor)) return null
  if (firstValue === undefined || firstId === undefined || oldest === undefined) return cursor
  const first = { value: Number(firstValue), id: firstId, oldest: Number.parseInt(oldest, 36) }
  return Number.isFinite(first.value) && Number.isSafeInteger(first.oldest) ? { ...cursor, first } : null
}
