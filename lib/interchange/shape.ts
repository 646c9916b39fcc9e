import { interchangeLimits as limits } from './constants'
import type { Fault } from './types'

/** Where the string that begins at `start` ends: at the first quote with an even number of backslashes before it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end
  }
  return text.length
}

/**
 * Counts what a line would unfold to, before it is parsed: 4 MB of brackets are hundreds of megabytes of objects, and
 * each value is worth a fault.
 *
 * @example shapeFault('[[1, 2], "a, b"]') // null
 * @source https://www.rfc-editor.org/rfc/rfc8259#section-9 (a parser may limit size and depth)
 */
export function shapeFault(text: string): Fault | null {
  let values = 0
  let depth = 0
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position]
    if (character === '"') position = endOfString(text, position)
    else if (character === ',') values += 1
    else if (character === '[' || character === '{') {
      values += 1
      depth += 1
    } else if (character === ']' || character === '}') depth -= 1
    if (depth > limits.depth) return { path: '$', reason: `is nested deeper than ${limits.depth} levels` }
    if (values > limits.values) return { path: '$', reason: `has more than ${limits.values} values` }
  }
  return null
}
