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

/** Numbers of types; those of PostgreSQL itself never change (pg_type.dat). */
const elementTypes = { bytea: 17, text: 25, bit: 1560, tsvector: 3614 } as const

/**
 * Values as PostgreSQL receives an array: `${arrayParameter('text', texts.map(textBytes))}::text[]`.
 *
 * @param elements each as the receiving function of the type wants it
 * @source array_recv() in https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/utils/adt/arrayfuncs.c
 */
export function arrayParameter(type: keyof typeof elementTypes, elements: readonly Uint8Array[]): LongParameter {
  const [dimensions, nulls, lowest] = [1, 0, 1]
  const head = int32s(dimensions, nulls, elementTypes[type], elements.length, lowest)
  return longParameter(Buffer.concat([head, ...elements.flatMap((element) => [int32s(element.length), element])]))
}

/** Integers as PostgreSQL receives them. */
export function int32s(...values: number[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4)
  return bytes
}

export function textBytes(text: string): Uint8Array {
  return Buffer.from(text)
}

/** Bits: their number stands before them. */
export function bitBytes(bits: Uint8Array): Uint8Array {
  return Buffer.concat([int32s(bits.length * 8), bits])
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
