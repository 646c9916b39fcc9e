// Run as a process of its own, on the other core: readers of one story who come all at once.

import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { createRequests } from './requests'
import { type RushOrder, rushOrderSchema } from './rush-order'
import { openLines } from './talk'

const order: RushOrder = rushOrderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const requests = createRequests(order)
const number = requests.number(order.story)
const action = requests.action(order.story)
const beacon = requests.beacon(order.story)
const { ask, close } = await openLines({ port: order.port, count: order.connections })
const result = { pages: 0, numbers: 0, actions: 0, refused: 0, beacons: 0, retries: 0, seconds: 0, longest: 0 }

async function learnWay(reader: number): Promise<'action' | 'beacon'> {
  if (order.signal === 'nothing') return 'action'
  if (order.signal === 'mark') return 'beacon'
  if (order.signal === 'page') {
    result.pages += 1
    if (/^server-timing: rush/im.test((await ask(requests.page(reader))).head)) return 'beacon'
  }
  result.numbers += 1
  return (await ask(number(reader))).body.includes('"way":"action"') ? 'action' : 'beacon'
}

/** What a page does; resolves when the view is acknowledged. */
async function read(reader: number): Promise<void> {
  const way = await learnWay(reader)
  if (order.reading > 0) await wait(order.reading)
  if (way === 'action') {
    if ((await ask(action(reader))).status === 200) {
      result.actions += 1
      return
    }
    result.refused += 1
  }
  while ((await ask(beacon(reader))).status !== 200) {
    result.retries += 1
    await wait(500)
  }
  result.beacons += 1
}

const started = performance.now()
if (order.within > 0) {
  // Each comes when it is due, whether or not those before are answered.
  const reading: Promise<void>[] = []
  while (reading.length < order.readers) {
    const due = Math.min(order.readers, Math.ceil(((performance.now() - started) / order.within) * order.readers))
    while (reading.length < due) {
      const dueAt = started + (reading.length / order.readers) * order.within
      const done = read(order.first + reading.length).then(() => {
        result.longest = Math.max(result.longest, performance.now() - dueAt)
      })
      reading.push(done)
    }
    await wait(1)
  }
  await Promise.all(reading)
} else {
  let next = 0
  async function worker(): Promise<void> {
    while (next < order.readers) {
      const reader = order.first + next
      next += 1
      await read(reader)
    }
  }
  await Promise.all(Array.from({ length: order.connections }, worker))
}
result.seconds = (performance.now() - started) / 1_000
close()
process.stdout.write(JSON.stringify(result))
