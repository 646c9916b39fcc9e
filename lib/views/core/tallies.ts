import type { Pool } from 'pg'
import { z } from 'zod'
import type { Locale } from '@/lib/i18n/locales'
import { type ReaderKind, readerKinds } from '../constants'

/** Different tallies kept between two writes; a flood of invented addresses must not fill the memory. */
const limit = 10_000

export type BotTally = { day: string; kind: Exclude<ReaderKind, 'human'>; locale: Locale; slug: string } & {
  id?: never
}
export type BotView = { day: string; kind: Exclude<ReaderKind, 'human'>; id: string }
export type MissingTally = { day: string; articleId: string; locale: Locale }

/**
 * Counts that may be lost in a crash and are never shown to a reader as the story's number: bots, and clicks on missing
 * languages. Kept in memory, written every few seconds.
 */
export function createTallies({ pool }: { pool: Pool }) {
  const tallies = new Map<string, number>()

  /** @param name its parts, each in a line: written as one text where it is counted, which is for every page a machine asks for */
  function add(name: string): void {
    const known = tallies.get(name)
    if (known === undefined && tallies.size >= limit) return
    tallies.set(name, (known ?? 0) + 1)
  }

  return {
    bot(tally: BotTally | BotView): void {
      const kind = readerKinds.indexOf(tally.kind)
      if (tally.id !== undefined) add(`id\n${tally.day}\n${kind}\n${tally.id}`)
      else add(`path\n${tally.day}\n${kind}\n${tally.locale}\n${tally.slug}`)
    },
    missing(tally: MissingTally): void {
      add(`missing\n${tally.day}\n${tally.articleId}\n${tally.locale}`)
    },
    /** What could not be written stays for the next time. */
    async write(): Promise<void> {
      if (tallies.size === 0) return
      const taken = [...tallies].map(([name, count]) => ({ parts: name.split('\n'), count }))
      tallies.clear()
      try {
        await writeTallies(pool, taken)
      } catch (error) {
        for (const { parts, count } of taken) {
          const name = parts.join('\n')
          tallies.set(name, (tallies.get(name) ?? 0) + count)
        }
        throw error
      }
    },
  }
}

type Taken = { parts: string[]; count: number }

const statements: Record<string, string> = {
  id: `INSERT INTO view_daily (day, target, kind, count)
    SELECT l.day::date, t.number, l.kind::int, sum(l.count) FROM unnest($1::text[], $2::text[], $3::text[], $4::int[])
      AS l (day, kind, id, count) JOIN translation t ON t.id = l.id::uuid GROUP BY 1, 2, 3
    ON CONFLICT (day, target, kind) DO UPDATE SET count = view_daily.count + excluded.count`,
  path: `INSERT INTO view_daily (day, target, kind, count)
    SELECT l.day::date, t.number, l.kind::int, sum(l.count)
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) AS l (day, kind, locale, slug, count)
      JOIN translation t ON t.locale = l.locale AND t.slug = l.slug GROUP BY 1, 2, 3
    ON CONFLICT (day, target, kind) DO UPDATE SET count = view_daily.count + excluded.count`,
  missing: `INSERT INTO view_missing (day, article_id, locale, count)
    SELECT l.day::date, a.id, l.locale, sum(l.count) FROM unnest($1::text[], $2::text[], $3::text[], $4::int[])
      AS l (day, id, locale, count) JOIN article a ON a.id = l.id::uuid
      WHERE NOT EXISTS (SELECT FROM translation t WHERE t.article_id = a.id AND t.locale = l.locale
        AND t.status IN ('published', 'scheduled') AND t.published_at <= now()) GROUP BY 1, 2, 3
    ON CONFLICT (day, article_id, locale) DO UPDATE SET count = view_missing.count + excluded.count`,
}

async function writeTallies(pool: Pool, taken: readonly Taken[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    for (const [name, statement] of Object.entries(statements)) {
      const own = taken.filter(({ parts }) => parts[0] === name)
      const [first] = own
      if (!first) continue
      const columns = first.parts
        .slice(1)
        .map((_, column) => own.map(({ parts }) => z.string().parse(parts[column + 1])))
      await client.query(statement, [...columns, own.map(({ count }) => count)])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}
