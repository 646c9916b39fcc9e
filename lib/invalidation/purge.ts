import { createHmac } from 'node:crypto'
import type { PrismaClient } from '@/lib/db'
import type { PurgeHook } from '@/lib/env'

type Row = { id: bigint; tags: string[]; purge: boolean; at: Date }

/** Rows that one transaction holds while they are told, and calls at once. With the patience: 25 s at most. */
const batch = 20
const together = 4

/** Milliseconds for the answer to a call. */
const patience = 5_000

/**
 * Tells a content delivery network, or whoever translates for it, what fell: one signed call for each invalidation. Rows
 * that another instance is telling are left to it; what was not answered with 2xx is told again by the next job.
 *
 * A call may come twice (a crash between the answer and the mark): `id` is the same then.
 *
 * @returns how many were told
 * @throws when one was not taken, after the others were told; the queue tries again, later each time
 */
export async function sendPurges(db: PrismaClient, hook: PurgeHook): Promise<number> {
  const told = { done: 0, failed: 0 }
  let fault: unknown
  for (let after = 0n; ; ) {
    const result = await db.$transaction((tx) => sendBatch(tx, { hook, after }), { timeout: 60_000, maxWait: 10_000 })
    told.done += result.done
    told.failed += result.failed
    fault ??= result.fault
    // Where nothing is taken, the rest will not be taken either.
    const isHopeless = result.done === 0 && result.failed > 0
    if (isHopeless || result.last === null) break
    after = result.last
  }
  if (told.failed > 0) throw new Error(`${told.failed} invalidations were not taken by ${hook.url}`, { cause: fault })
  return told.done
}

type BatchResult = { done: number; failed: number; last: bigint | null; fault: unknown }

async function sendBatch(
  tx: Pick<PrismaClient, '$queryRaw' | '$executeRaw'>,
  input: { hook: PurgeHook; after: bigint },
): Promise<BatchResult> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, tags, purge, at FROM invalidation WHERE sent_at IS NULL AND id > ${input.after}
    ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`
  const sent: bigint[] = []
  let fault: unknown
  for (let start = 0; start < rows.length; start += together) {
    const group = rows.slice(start, start + together)
    const results = await Promise.allSettled(group.map((row) => call(input.hook, row)))
    for (const [index, result] of results.entries()) {
      const row = group[index]
      if (result.status === 'fulfilled' && row) sent.push(row.id)
      else if (result.status === 'rejected') fault ??= result.reason
    }
    if (sent.length === 0) break
  }
  if (sent.length > 0)
    await tx.$executeRaw`UPDATE invalidation SET sent_at = clock_timestamp() WHERE id = ANY (${sent})`
  return { done: sent.length, failed: rows.length - sent.length, last: rows.at(-1)?.id ?? null, fault }
}

async function call(hook: PurgeHook, row: Row): Promise<void> {
  const body = JSON.stringify({ id: String(row.id), at: row.at.toISOString(), tags: row.tags, purge: row.purge })
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const response = await fetch(hook.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-meridian-id': String(row.id),
      'x-meridian-timestamp': timestamp,
      'x-meridian-signature': signPurge({ secret: hook.secret, timestamp, body }),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(patience),
  })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`the purge hook answered ${response.status}`)
}

/** HMAC-SHA256 over `timestamp.body`, as `sha256=` and hexadecimal digits: who knows the secret can tell it is from here. */
export function signPurge(call: { secret: string; timestamp: string; body: string }): string {
  return `sha256=${createHmac('sha256', call.secret).update(`${call.timestamp}.${call.body}`).digest('hex')}`
}
