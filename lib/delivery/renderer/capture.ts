import type { Captured } from '../finish/captured'
import { ask, type Handler, headOf } from './ask'

/** More is no page: it would be held in memory as a whole. Bytes. */
const largest = 32 * 1024 * 1024

const endOfHead = Buffer.from('\r\n\r\n')

/**
 * Asks a handler inside this thread and collects its whole response.
 *
 * @param request an address and lower-case headers; there is no body and no connection behind it
 * @throws when the handler does, and when the response is larger than 32 MiB
 */
export async function capture(
  handler: Handler,
  request: { url: string; headers: Record<string, string> },
): Promise<Captured> {
  const chunks: Buffer[] = []
  let room = largest
  await ask(
    handler,
    { ...request, method: 'GET', body: null },
    {
      write(bytes, done) {
        chunks.push(bytes)
        room -= bytes.length
        done(room < 0 ? new Error('a response is too large to be held in memory') : null)
      },
    },
  ).finished
  const all = Buffer.concat(chunks)
  const end = all.indexOf(endOfHead)
  if (end < 0) throw new Error('a response has no head')
  return { ...headOf(all.subarray(0, end)), body: all.subarray(end + endOfHead.length) }
}
