import { managedElements } from '@/lib/html/managed-elements'
import type { Row } from './rows'

/** `["$", type, key, props]` */
export type Element = ['$', string, unknown, Record<string, unknown>, ...unknown[]]

/** A browser gives these no content, or React keeps a value in them. */
const withoutContent = new Set([
  ...['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr'],
  ...['textarea', 'select', 'option'],
])

export function isElement(value: unknown): value is Element {
  return Array.isArray(value) && value[0] === '$' && typeof value[1] === 'string' && isRecord(value[3])
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An element of HTML or SVG, not a component. */
export function isHost([, type]: Element): boolean {
  return !type.startsWith('$')
}

/** Whether an element's content can be left to what the server wrote. */
export function canStandStill(element: Element): boolean {
  return isHost(element) && !managedElements.has(element[1]) && !withoutContent.has(element[1])
}

/**
 * Tells of a value whether nothing in it hydrates: elements, texts and attributes only, no component and nothing that is
 * still to come.
 */
export function stillness(rows: ReadonlyMap<string, Row>): (value: unknown) => boolean {
  const known = new Map<string, boolean>()

  function isStillRow(id: string): boolean {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    // What refers to itself is not still.
    known.set(id, false)
    const row = rows.get(id)
    const still = row?.kind === 'text' || (row?.kind === 'model' && isStill(row.value))
    known.set(id, still)
    return still
  }

  function isStillText(text: string): boolean {
    if (!text.startsWith('$') || text.startsWith('$$') || text === '$' || text === '$undefined') return true
    const id = /^\$L?([0-9a-f]+)$/.exec(text)?.[1]
    return id !== undefined && isStillRow(id)
  }

  function isStill(value: unknown): boolean {
    if (typeof value === 'string') return isStillText(value)
    if (isElement(value)) return isHost(value) && !managedElements.has(value[1]) && isStill(value[3])
    if (Array.isArray(value)) return value.every(isStill)
    return !isRecord(value) || Object.values(value).every(isStill)
  }

  return isStill
}
