/** A stretch of a text and what takes its place. Characters. */
export type Edit = { start: number; end: number; text: string }

/**
 * A text with stretches of it replaced, which may not overlap. Pages are so large that every copy of one costs a
 * millisecond, so all that is to be changed is found first.
 */
export function edited(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let done = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(text.slice(done, edit.start), edit.text)
    done = edit.end
  }
  parts.push(text.slice(done))
  return parts.join('')
}

/** Takes the place of a match of an expression. */
export function replacing({ 0: found, index }: RegExpExecArray, text = ''): Edit {
  return { start: index, end: index + found.length, text }
}
