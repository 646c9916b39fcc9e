import { type Row, rowOf } from './rows'
import { canStandStill, type Element, isElement, isHost, isRecord, stillness } from './still'

/** React takes what stands in such an element as it is, when it hydrates: it looks at neither content nor attributes. */
const asItStands = { dangerouslySetInnerHTML: { __html: '' } }

/**
 * The rows without what the page's HTML says already: elements in which nothing hydrates, texts of styles and of inline
 * scripts. What hydrates keeps its place among its neighbours.
 */
export function slimRows(rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const isStill = stillness(byId)

  function slim(value: unknown): unknown {
    if (isElement(value)) return slimElement(value)
    if (Array.isArray(value)) return value.map(slim)
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, slim(one)]))
  }

  function slimElement(element: Element): Element {
    const [mark, type, key, props, ...rest] = element
    if (canStandStill(element) && isStill(props)) return [mark, type, key, asItStands, ...rest]
    // A browser finds the style by its address.
    if (type === 'style' && 'precedence' in props) return [mark, type, key, { ...props, children: '' }, ...rest]
    if (isHost(element) && 'dangerouslySetInnerHTML' in props)
      return [mark, type, key, { ...props, ...asItStands }, ...rest]
    // Other properties of a component may be shown later only, as an error's text is.
    return 'children' in props ? [mark, type, key, { ...props, children: slim(props.children) }, ...rest] : element
  }

  const slimmed = rows.map((row): Row => {
    if (row.kind !== 'model') return row
    const value = slim(row.value)
    return { ...row, value, bytes: rowOf(row.id, value) }
  })
  return withoutOrphans(slimmed)
}

/** Without texts and models that nothing refers to any more. */
function withoutOrphans(rows: Row[]): Row[] {
  const streams = new Set(rows.filter(({ kind }) => kind === 'other').map(({ id }) => id))
  const canGo = (row: Row) => (row.kind === 'text' || row.kind === 'model') && row.id !== '0' && !streams.has(row.id)
  const wanted = new Set<string>()
  const queue = rows.filter((row) => !canGo(row))
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (let row = queue.pop(); row; row = queue.pop())
    for (const id of row.kind === 'text' ? [] : namedIn(row.bytes)) {
      const named = byId.get(id)
      if (wanted.has(id) || !named) continue
      wanted.add(id)
      queue.push(named)
    }
  return rows.filter((row) => !canGo(row) || wanted.has(row.id))
}

/** Ids of rows that a row refers to; rather too many than too few. */
function namedIn(bytes: Buffer): string[] {
  return [...bytes.toString('utf8').matchAll(/"\$[A-Za-z@]?([0-9a-f]+)/g)].flatMap(([, id]) => id ?? [])
}

/** Whether a row refers to a part of another row: such a part may be one that would go. */
export function refersToParts(rows: readonly Row[]): boolean {
  return rows.some(({ kind, bytes }) => kind === 'model' && /"\$[A-Za-z@]?[0-9a-f]+:/.test(bytes.toString('utf8')))
}
