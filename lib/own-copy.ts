/**
 * The same text with memory of its own. A piece of a text keeps the whole of it alive, and what is remembered of a request must not
 * keep the request.
 *
 * @param text in Latin-1, as headers are
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
