import { z } from 'zod'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WeekCounts } from './windows'

/** What every search needs and seldom changes. */
export type SearchContext = { weeks: WeekCounts; timeZone: string; halfLifeDays: number }

type Kept = { context: SearchContext; until: number }

/** Milliseconds. Nothing depends on it being exact: it decides in which order texts are looked at, never which are found. */
const life = 60_000

const kept = new WeakMap<object, Kept>()
const renewals = new WeakMap<object, Promise<SearchContext>>()

/** The context, at most a minute old; an old one is used while it is renewed. */
export async function searchContext(db: Db): Promise<SearchContext> {
  const present = kept.get(db)
  if (!present) return renew(db)
  // Where that fails, the next search tries again; this one has an answer.
  if (present.until < Date.now()) renew(db).catch(() => undefined)
  return present.context
}

/** One renewal at a time, however many searches come meanwhile. */
function renew(db: Db): Promise<SearchContext> {
  const present = renewals.get(db)
  if (present) return present
  const renewal = read(db).finally(() => renewals.delete(db))
  renewals.set(db, renewal)
  return renewal
}

const rowSchema = z.object({
  weeks: z.array(z.tuple([z.number(), z.number()])).nullable(),
  settings: z.object({ time_zone: z.string(), search_half_life: z.number() }).nullable(),
})

async function read(db: Db): Promise<SearchContext> {
  const rows = await readRows<object>(
    db,
    Prisma.sql`
    SELECT
      (SELECT json_agg(json_build_array(week, texts)) FROM (
        -- In floating point: extract() counts in decimals, which takes five times as long.
        SELECT floor(date_part('epoch', published_at) / 604800)::int AS week, count(*)::int AS texts
        FROM search_title GROUP BY 1) weeks) AS weeks,
      (SELECT row_to_json(s) FROM (SELECT time_zone, search_half_life FROM site_settings WHERE id = 1) s) AS settings`,
  )
  const { weeks, settings } = rowSchema.parse(rows[0])
  const context = {
    weeks: new Map(weeks ?? []),
    timeZone: settings?.time_zone ?? 'UTC',
    halfLifeDays: Math.max(1, settings?.search_half_life ?? 30),
  }
  kept.set(db, { context, until: Date.now() + life })
  return context
}
