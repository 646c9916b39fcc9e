import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Locale, locales } from '@/lib/i18n/locales'
import { toTsquery } from './match'
import type { QueryPart } from './parse'
import { matchOf } from './terms'

/** Texts that are counted to find the commoner of two words. */
const countedTexts = 50

/** In how many public texts each of these parts occurs, up to `countedTexts`. */
export async function countTexts(db: Db, parts: readonly QueryPart[], languages: readonly Locale[]): Promise<number[]> {
  const queries = parts.map((part) => {
    const match = matchOf(part, languages.length > 0 ? languages : locales, true)
    return match ? toTsquery(match) : ''
  })
  if (queries.length === 0) return []
  const rows = await readRows<{ texts: number }>(
    db,
    Prisma.sql`
    SELECT (SELECT count(*) FROM search_hits(q.query::tsquery, ARRAY[NULL::tsquery], ARRAY['infinity'::timestamptz], NULL, NULL, NULL, NULL,
      '-infinity'::timestamptz, now(), ${countedTexts}::int, ${countedTexts}::int, NULL))::int AS texts
    FROM unnest(${queries}::text[]) WITH ORDINALITY AS q (query, place) ORDER BY q.place`,
  )
  return rows.map((row) => row.texts)
}
