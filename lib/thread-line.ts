import { AppError, type ErrorCode, isAppError } from './errors'

/** What one thread may ask of another: one argument, which can be cloned, and an answer or a promise of one. */
export type Calls = Record<string, (argument: never) => unknown>

type Argument<Call> = Call extends (argument: infer Given) => unknown ? Given : never
type Answer<Call> = Call extends (argument: never) => infer Given ? Awaited<Given> : never

type Port = {
  postMessage: (message: Message) => void
  on: (event: 'message', listener: (message: Message) => void) => unknown
}

type Message =
  | { kind: 'call'; id: number; name: string; argument: unknown }
  | { kind: 'tell'; name: string; argument: unknown }
  | { kind: 'answer'; id: number; value: unknown }
  | ({ kind: 'fault'; id: number } & Fault)

type Fault = { message: string; stack: string | undefined; code: ErrorCode | null }

/** A line between two threads, as one of them holds it. */
export type Line<Theirs extends Calls> = {
  /** @throws what the other thread threw: its message, and its code where it is an AppError */
  call: <Name extends keyof Theirs & string>(
    name: Name,
    argument: Argument<Theirs[Name]>,
  ) => Promise<Answer<Theirs[Name]>>
  /** Without an answer. Arrives before everything that is called or told later. */
  tell: <Name extends keyof Theirs & string>(name: Name, argument: Argument<Theirs[Name]>) => void
  /** The other end is gone: whoever waits for it hears why. The first reason counts. */
  close: (reason: Error) => void
}

/**
 * Calls between two threads, in the order in which they were made.
 *
 * @param mine what the other thread may call here
 * @param options.buffers every Uint8Array that arrives is made a Buffer: a clone of a Buffer is none any more
 */
export function openLine<Mine extends Calls, Theirs extends Calls>(
  port: Port,
  mine: Mine,
  { buffers = false }: { buffers?: boolean } = {},
): Line<Theirs> {
  const received = buffers ? withBuffers : (value: unknown) => value
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let last = 0
  let closed: Error | null = null

  function handler(name: string): (argument: unknown) => unknown {
    const known = Object.hasOwn(mine, name) ? mine[name] : undefined
    if (!known) throw new Error(`nobody answers to "${name}"`)
    return known as (argument: unknown) => unknown
  }

  async function answer({ id, name, argument }: Extract<Message, { kind: 'call' }>): Promise<void> {
    try {
      const value = await handler(name)(received(argument))
      port.postMessage({ kind: 'answer', id, value })
    } catch (error) {
      port.postMessage({ kind: 'fault', id, ...faultOf(error) })
    }
  }

  port.on('message', (message: Message) => {
    if (message.kind === 'call') void answer(message)
    else if (message.kind === 'tell') handler(message.name)(received(message.argument))
    else {
      const waiter = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'answer') waiter?.resolve(received(message.value) as never)
      else waiter?.reject(errorOf(message))
    }
  })

  return {
    call(name, argument) {
      if (closed) return Promise.reject(closed)
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        port.postMessage({ kind: 'call', id, name, argument })
      })
    },
    tell(name, argument) {
      if (!closed) port.postMessage({ kind: 'tell', name, argument })
    },
    close(reason) {
      closed ??= reason
      for (const { reject } of waiting.values()) reject(closed)
      waiting.clear()
    },
  }
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { message: String(error), stack: undefined, code: null }
  return { message: error.message, stack: error.stack, code: isAppError(error) ? error.code : null }
}

function errorOf({ message, stack, code }: Fault): Error {
  const error = code === null ? new Error(message) : new AppError(code, message)
  return stack === undefined ? error : Object.assign(error, { stack })
}

/** As far as bytes stand in an argument's or an answer's own fields. */
function withBuffers(value: unknown, depth = 0): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (typeof value !== 'object' || value === null || depth > 2) return value
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'object' && inner !== null) Reflect.set(value, name, withBuffers(inner, depth + 1))
  }
  return value
}
