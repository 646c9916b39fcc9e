import { setTimeout as wait } from 'node:timers/promises'
import { type Connection, openConnection } from './connection'
import type { LoadOrder } from './schema'
import { startTally, type Tally } from './tally'

type Slot = { connection: Connection | null; due: number; path: string }

/** A server may close an idle connection, as one does that is being replaced. Milliseconds until the next attempt. */
const reconnectAfter = 5
/** Answers under way at the end belong to the measurement, but not for ever. Milliseconds. */
const patience = 5_000
/** With a rate, the beginning is not measured: it is this process that is slow until its code is compiled. Milliseconds. */
const gettingUp = 1_000

/** Asks as ordered and measures; everything in this process's one thread. */
export async function runLoad(order: LoadOrder): Promise<ReturnType<Tally['result']>> {
  const requests = order.paths.map((path) => ({ path, text: requestText(order, path) }))
  const tally = startTally()
  const slots: Slot[] = Array.from({ length: order.connections }, () => ({ connection: null, due: 0, path: '' }))
  let asked = 0
  let timeIsUp = false
  /** What was due before is only looked at for failures. */
  let measuredFrom = 0
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const isOver = () => timeIsUp || asked >= (order.requests ?? Number.POSITIVE_INFINITY)
  const isIdle = () => slots.every((slot) => !slot.connection?.busy)

  function send(slot: Slot, due: number): void {
    const request = requests[asked % requests.length]
    if (!request || !slot.connection) return
    asked += 1
    slot.due = due
    slot.path = request.path
    slot.connection.send(request.text)
  }

  function proceed(slot: Slot): void {
    if (!isOver()) {
      if (!order.rate) send(slot, performance.now())
    } else if (isIdle()) finish()
  }

  async function open(slot: Slot): Promise<void> {
    const { host, port } = order
    slot.connection = await openConnection({
      host,
      port,
      onAnswer({ status, bytes }) {
        const milliseconds = performance.now() - slot.due
        const isMeasured = slot.due >= measuredFrom
        tally.answer({ status, bytes, path: slot.path, milliseconds, expected: order.status, isMeasured })
        proceed(slot)
      },
      onEnd: (reason) => replace(slot, reason),
    }).catch(() => null)
  }

  async function replace(slot: Slot, reason: string): Promise<void> {
    if (slot.connection?.busy) tally.complain(`connection lost during ${slot.path}: ${reason}`)
    slot.connection = null
    if (timeIsUp && isIdle()) finish()
    await wait(reconnectAfter)
    if (isOver()) return proceed(slot)
    await open(slot)
    if (!slot.connection) tally.complain('connection refused')
    proceed(slot)
  }

  /** Spins on the event loop: timers are a millisecond coarse, and this core has nothing else to do. */
  function keepRate(rate: number, next: number): void {
    if (isOver()) return
    let due = Math.max(next, measuredFrom)
    for (const slot of slots) {
      if (due > performance.now() || isOver()) break
      if (!slot.connection || slot.connection.busy) continue
      send(slot, due)
      due += 1000 / rate
    }
    setImmediate(() => keepRate(rate, due))
  }

  await Promise.all(slots.map(open))
  if (slots.every((slot) => !slot.connection)) tally.complain(`nobody listens on ${order.host}:${order.port}`)
  else {
    if (order.rate) keepRate(order.rate, performance.now())
    else for (const slot of slots) proceed(slot)
    if (order.rate && order.seconds) {
      await wait(gettingUp)
      measuredFrom = performance.now()
      tally.begin()
    }
    if (order.seconds) setTimeout(() => endSoon(), order.seconds * 1000)
    await finished
  }
  timeIsUp = true
  const result = tally.result()
  for (const slot of slots) slot.connection?.close()
  return result

  function endSoon(): void {
    timeIsUp = true
    if (isIdle()) finish()
    setTimeout(finish, patience).unref()
  }
}

function requestText(order: LoadOrder, path: string): Buffer {
  const headers = Object.entries({ Host: order.authority, ...order.headers })
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
}
