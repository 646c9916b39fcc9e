import { connect } from 'node:net'

export type Answer = { status: number; head: string; body: string }

/** A kept connection with one request under way: what a proxy in front of the site has many of. */
export type Line = { ask: (request: string) => Promise<Answer>; close: () => void }

const lengthName = 'ontent-length: '

/** The answer, when all of it is there. Searched as plainly as can be: the loading core must not be what is measured. */
function readAnswer(text: string): Answer | null {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return null
  const above = text.slice(0, head)
  const named = above.toLowerCase().indexOf(lengthName)
  const isWhole =
    named >= 0
      ? text.length >= head + 4 + Number.parseInt(text.slice(named + lengthName.length, head + 1), 10)
      : text.endsWith('\r\n0\r\n\r\n')
  return isWhole ? { status: Number(text.slice(9, 12)), head: above, body: text.slice(head + 4) } : null
}

/** Opens one. Answers are read as Latin-1: their bytes are counted, and what is looked for in them is ASCII. */
export function openLine(port: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.allocUnsafe(64 * 1_024)
    let text = ''
    let answered: (answer: Answer) => void = () => undefined
    let failed: (error: Error) => void = reject
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer,
        callback(count) {
          text += buffer.toString('latin1', 0, count)
          const answer = readAnswer(text)
          if (!answer) return true
          text = ''
          answered(answer)
          return true
        },
      },
    })
    socket.once('error', (error) => failed(error))
    socket.once('close', () => failed(new Error('the server closed a connection')))
    function ask(request: string): Promise<Answer> {
      return new Promise((done, broken) => {
        answered = done
        failed = broken
        socket.write(request, 'latin1')
      })
    }
    socket.once('connect', () => resolve({ ask, close: () => socket.destroy() }))
  })
}

/** Lines that requests share: each takes one that is free, or waits for it. */
export async function openLines(options: { port: number; count: number }): Promise<Line> {
  const lines = await Promise.all(Array.from({ length: options.count }, () => openLine(options.port)))
  const free = [...lines]
  const waiting: ((line: Line) => void)[] = []

  async function ask(request: string): Promise<Answer> {
    const line = free.pop() ?? (await new Promise<Line>((resolve) => waiting.push(resolve)))
    try {
      return await line.ask(request)
    } finally {
      const next = waiting.shift()
      if (next) next(line)
      else free.push(line)
    }
  }

  return {
    ask,
    close: () => {
      for (const line of lines) line.close()
    },
  }
}
