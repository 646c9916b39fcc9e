/**
 * A row of what React calls Flight, the form in which a page's tree stands in the page for hydration.
 *
 * - `model`: a value in JSON, in which strings that begin with `$` mean something
 * - `text`: a long string, by its length in bytes
 * - `module`: a client component
 * - `other`: hints, streams, promises; nobody but React looks into them
 */
export type Row = { id: string; bytes: Buffer } & (
  | { kind: 'model'; value: unknown }
  | { kind: 'text' | 'module' | 'other' }
)

/** Rows of these kinds name their length, and no line break ends them. */
const measured = new Set('TAOobUSsLlGgMmV')
const endOfLine = 0x0a
const colon = 0x3a
const comma = 0x2c

/**
 * Reads all rows. Null when something is not as it was when this was written: then the page stays as it is.
 *
 * @see react-server-dom-turbopack, `processBinaryChunk`: the reader of the same form
 */
export function readRows(payload: Buffer): Row[] | null {
  const rows: Row[] = []
  let start = 0
  while (start < payload.length) {
    const mark = payload.indexOf(colon, start)
    if (mark < 0) return null
    const id = payload.toString('latin1', start, mark)
    if (!/^[0-9a-f]*$/.test(id)) return null
    const end = endOf(payload, mark + 1)
    if (end === null) return null
    const row = readRow({
      id,
      tag: payload.toString('latin1', mark + 1, mark + 2),
      bytes: payload.subarray(start, end),
    })
    if (!row) return null
    rows.push(row)
    start = end
  }
  return rows
}

/** Where the row whose content begins at `from` ends. */
function endOf(payload: Buffer, from: number): number | null {
  if (!measured.has(payload.toString('latin1', from, from + 1))) {
    const line = payload.indexOf(endOfLine, from)
    return line < 0 ? null : line + 1
  }
  const mark = payload.indexOf(comma, from)
  const length = Number.parseInt(payload.toString('latin1', from + 1, mark), 16)
  const end = mark + 1 + length
  return mark > 0 && length >= 0 && end <= payload.length ? end : null
}

function readRow({ id, tag, bytes }: { id: string; tag: string; bytes: Buffer }): Row | null {
  if (tag === 'T') return { id, bytes, kind: 'text' }
  if (tag === 'I') return { id, bytes, kind: 'module' }
  if (/[A-Z#rxobslgm]/.test(tag)) return { id, bytes, kind: 'other' }
  try {
    return { id, bytes, kind: 'model', value: JSON.parse(bytes.toString('utf8', id.length + 1)) }
  } catch {
    return null
  }
}

/** @example rowOf('1a', ['$', 'p', null, {}]) // '1a:["$","p",null,{}]\n' */
export function rowOf(id: string, value: unknown): Buffer {
  return Buffer.from(`${id}:${JSON.stringify(value)}\n`)
}
