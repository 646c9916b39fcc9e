// Long texts go to PostgreSQL as bytes and past the database client, which makes JSON of every parameter and takes it out
// again: for an import that is half of what the process does. The statement says what they are:
// `convert_from(${jsonParameter(rows)}, 'UTF8')::json`.

/** PostgreSQL takes no U+0000 in a text, so no value can look like this, and one that stays behind is refused. */
const sign = '\u0000long '

/** A parameter is taken as soon as it is sent; this many may lie here after transactions that ended before that. */
const leftBehind = 50

const waiting = new Map<string, Buffer>()
let count = 0

/** What the client makes JSON of is a name, under which the connection finds the bytes. */
export type LongParameter = { toJSON: () => string }

function longParameter(bytes: Buffer): LongParameter {
  return {
    toJSON() {
      count += 1
      const name = `${sign}${count}`
      waiting.set(name, bytes)
      for (const oldest of waiting.keys()) {
        if (waiting.size <= leftBehind) break
        waiting.delete(oldest)
      }
      return name
    },
  }
}

export function jsonParameter(value: unknown): LongParameter {
  return longParameter(Buffer.from(JSON.stringify(value)))
}

/**
 * Texts as PostgreSQL reads an array, in half the time of JSON: `convert_from(${arrayParameter(texts)}, 'UTF8')::text[]`.
 *
 * @source https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO
 */
export function arrayParameter(texts: readonly string[]): LongParameter {
  return longParameter(Buffer.from(`{${texts.map(quoteElement).join(',')}}`))
}

/** @example quoteElement('say "no"') // '"say \\"no\\""' */
function quoteElement(text: string): string {
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`
}

/** A query as it is sent: with the bytes in the place of their names. */
export function withLongParameters(query: unknown): unknown {
  if (waiting.size === 0 || typeof query !== 'object' || query === null || !('values' in query)) return query
  const { values } = query
  return Array.isArray(values) && values.some(isName) ? { ...query, values: values.map(takeBytes) } : query
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(sign)
}

function takeBytes(value: unknown): unknown {
  if (!isName(value)) return value
  const bytes = waiting.get(value)
  waiting.delete(value)
  return bytes ?? value
}
