import { connect, type Socket } from 'node:net'
import { waitFor } from '@/lib/runtime/wait-for'
import { ask } from '../ask'
import { pagesOf } from '../newsroom'
import { pressFor } from '../pressure'
import { must, type Scenario } from '../types'

/** Readers who send a letter a second, and one who sends far too much. */
export const slowClients: Scenario = {
  name: 'slow-clients',
  title: 'Slow connections and an oversized body: cached pages go on as before',
  sizes: { short: 64, long: 64 },
  async run({ arena, size, isMeasured, say }) {
    const instance = await arena.start(arena.directory())
    const paths = pagesOf('theatre')
    for (const path of paths) await ask({ port: instance.port, path })
    const load = { port: instance.port, paths, connections: 8 }
    const duration = isMeasured ? 10_000 : 500
    if (isMeasured) await pressFor(2_000, load)
    const before = await pressFor(duration, load)
    const slow = Array.from({ length: size }, () => drip(instance.port))
    try {
      const during = await pressFor(duration, load)
      const tooLarge = await sendTooMuch(instance.port)
      must(before.failed + during.failed === 0, `${during.failed} cached pages failed`)
      must(tooLarge.startsWith('HTTP/1.1 413'), `an oversized body was answered with ${tooLarge.slice(0, 40)}`)
      const figures = `cached p99 ${before.p99.toFixed(1)} → ${during.p99.toFixed(1)} ms`
      say(figures)
      if (!isMeasured) return figures
      must(during.p99 <= before.p99 * 1.5 + 1, `cached pages became slower: ${figures}`)
      const areGone = () => slow.every(({ socket }) => socket.destroyed)
      must(await waitFor({ condition: areGone, timeout: 60_000, every: 100 }), 'slow connections were not let go')
      return `${figures}; all ${size} slow ones were let go`
    } finally {
      for (const one of slow) one.stop()
      await instance.kill()
    }
  },
}

/** The beginning of a request, and then a letter a second. */
function drip(port: number): { socket: Socket; stop: () => void } {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => undefined)
  socket.resume()
  socket.write('GET /hy HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  const timer = setInterval(() => socket.write('a'), 1_000)
  socket.once('close', () => clearInterval(timer))
  return {
    socket,
    stop() {
      clearInterval(timer)
      socket.destroy()
    },
  }
}

/** A megabyte for an address that takes sixty-four kilobytes. Resolves with the beginning of the answer. */
function sendTooMuch(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(answer))
    socket.write(`POST /hy HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${1024 * 1024}\r\n\r\n`)
    socket.write(Buffer.alloc(128 * 1024, 'x'))
  })
}
