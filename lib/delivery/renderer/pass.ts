import { ask, type Handler, headOf, type Question } from './ask'

const endOfHead = Buffer.from('\r\n\r\n')

/** Longer heads are nobody's. Bytes. */
const longestHead = 64 * 1024

/** Where a response goes that is passed on as it comes. */
export type Reader = {
  head: (head: { status: number; headers: [string, string][] }) => Promise<void>
  /** Resolves when there is room for more. */
  piece: (bytes: Buffer) => Promise<void>
}

/** Asks a handler inside this thread and passes its response on in pieces, no faster than they are taken. */
export function pass(handler: Handler, question: Question, reader: Reader) {
  let head: Buffer | null = Buffer.alloc(0)

  async function take(bytes: Buffer): Promise<void> {
    if (head === null) return reader.piece(bytes)
    head = Buffer.concat([head, bytes])
    const end = head.indexOf(endOfHead)
    if (end < 0) {
      if (head.length > longestHead) throw new Error('a response has no head')
      return
    }
    await reader.head(headOf(head.subarray(0, end)))
    const rest = head.subarray(end + endOfHead.length)
    head = null
    if (rest.length > 0) await reader.piece(rest)
  }

  return ask(handler, question, {
    write: (bytes, done) =>
      void take(bytes).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      ),
  })
}
