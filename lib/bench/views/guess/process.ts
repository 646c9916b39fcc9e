// Run as a process of its own for each core: tries addresses until one gives a key that is known.

import { readFileSync } from 'node:fs'
import { viewKey } from '@/lib/views/key'
import { guessOrderSchema, ipv4 } from './order'

const order = guessOrderSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')))
const salt = Buffer.from(order.salt, 'hex')
const { articleId, agent } = order
const before = new Set(order.before)
const left = new Set(order.left)
const found = { before: 0, left: 0 }
for (let address = order.from; address < order.to; address += 1) {
  const key = viewKey({ salt, articleId, reader: { network: ipv4(address), agent } })
  if (before.has(key)) found.before += 1
  if (left.has(key)) found.left += 1
}
process.stdout.write(JSON.stringify(found))
