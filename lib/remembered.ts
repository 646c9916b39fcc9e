/**
 * Reads texts of requests that come again and again, each once. What is remembered has memory of its own: a piece of a text keeps
 * the whole of it alive, and a remembered header must not keep its request. When there are too many, all are forgotten.
 *
 * @param read what to make of a text in Latin-1, as heads of requests are; not `undefined`
 * @param limits.most texts that are remembered
 * @param limits.longest characters; a longer text is read each time
 */
export function remembered<Value>(
  read: (text: string) => Value,
  limits: { most: number; longest: number },
): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const own = Buffer.from(text, 'latin1').toString('latin1')
    const value = read(own)
    if (own.length > limits.longest) return value
    if (known.size >= limits.most) known.clear()
    known.set(own, value)
    return value
  }
}
