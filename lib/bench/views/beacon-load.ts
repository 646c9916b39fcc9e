// Run as a process of its own, on the other core: sends beacons of distinct readers over kept connections.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { createRequests } from './requests'
import { openLine } from './talk'

const orderSchema = z.object({
  port: z.number(),
  origin: z.string(),
  seconds: z.number(),
  connections: z.number(),
  /** First part of the readers' addresses. */
  network: z.number(),
  stories: z.array(z.object({ articleId: z.string(), translationId: z.string() })),
})

const order = orderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const requests = createRequests({ ...order, article: '/', action: '' })
const beacons = order.stories.map((story) => requests.beacon(story))
const statuses = new Map<number, number>()
const end = performance.now() + order.seconds * 1_000
let reader = 0

async function connection(): Promise<void> {
  const line = await openLine(order.port)
  while (performance.now() < end) {
    reader += 1
    const beacon = beacons[reader % beacons.length]
    if (!beacon) throw new Error('the order names no stories')
    const { status } = await line.ask(beacon(reader))
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  line.close()
}

const started = performance.now()
await Promise.all(Array.from({ length: order.connections }, connection))
const seconds = (performance.now() - started) / 1_000
process.stdout.write(JSON.stringify({ seconds, statuses: Object.fromEntries(statuses) }))
