/**
 * The same text with memory of its own. A piece of a text keeps the whole of it alive, and what is remembered of a request must not
 * keep the request.
 *
 * @param text of Latin-1
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
