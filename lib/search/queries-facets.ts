import { z } from 'zod'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { facetValues, grains, sampledAtMost, sampledForPhrase, sampledTexts } from './constants'
import { hitsSql, type IndexQuery } from './queries-hits'
import { questionsBySample, sampleParts } from './windows'

const values = z
  .array(
    z.object({
      value: z.string(),
      stories: z.number(),
      slug: z.string().nullable(),
      names: z.array(z.object({ locale: z.string(), name: z.string() })).nullable(),
    }),
  )
  .nullable()
  .transform((rows) => rows ?? [])

export const facetCountsSchema = z.object({ section: values, language: values, author: values, year: values })

/** Stories by the value of each facet; sections and authors by id, with their names. */
export type FacetCounts = z.infer<typeof facetCountsSchema>

/** A facet's commonest values in `from`, which has one row for each story (or text) and value. */
function facet({
  value,
  from,
  target,
}: {
  value: Prisma.Sql
  from: Prisma.Sql
  target?: 'section' | 'author'
}): Prisma.Sql {
  const names = target
    ? Prisma.raw(`(SELECT t.slug FROM "${target}" t WHERE t.id = f.value) AS slug,
        (SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name)) FROM "${target}_translation" n
          WHERE n.${target}_id = f.value) AS names`)
    : Prisma.sql`NULL AS slug, NULL AS names`
  return Prisma.sql`(SELECT json_agg(row_to_json(named)) FROM (
    SELECT f.value::text AS value, f.stories, ${names} FROM (
      SELECT ${value} AS value, count(*)::int AS stories FROM ${from} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${facetValues}) f) named)`
}

/** JSON of the stories in `hits` by section, language, author and year. A story is of the year of its newest match. */
export function facetSql(timeZone: string): Prisma.Sql {
  const one = Prisma.sql`(SELECT article_id, min(section_id::text)::uuid AS section_id, max(published_at) AS published_at
    FROM hits GROUP BY article_id) h`
  const authors = Prisma.sql`(SELECT DISTINCT article_id, unnest(author_ids) AS author FROM hits) h`
  return Prisma.sql`json_build_object(
    'section', ${facet({ value: Prisma.sql`h.section_id`, from: one, target: 'section' })},
    'language', ${facet({ value: Prisma.sql`h.locale`, from: Prisma.sql`hits h` })},
    'author', ${facet({ value: Prisma.sql`h.author`, from: authors, target: 'author' })},
    'year', ${facet({ value: Prisma.sql`extract(year FROM h.published_at AT TIME ZONE ${timeZone})::int`, from: one })})`
}

const estimateSchema = z.object({
  part: z.number().nullable(),
  texts: z.number(),
  stories: z.number(),
  counts: facetCountsSchema,
})

type Estimate = { counts: FacetCounts; stories: number; about: boolean }

/** Estimates are about the same some minutes later. By database, for the tests have many. */
const remembered = new WeakMap<object, Map<string, { estimate: Promise<Estimate>; until: number }>>()
const memory = { milliseconds: 300_000, queries: 1_000 } as const

/** `estimate`, remembered for five minutes: very common words are what many readers ask for. */
export async function estimateFacets(
  db: Db,
  query: IndexQuery,
  asked: { timeZone: string; at: Date },
): Promise<Estimate> {
  const known = remembered.get(db) ?? new Map()
  remembered.set(db, known)
  const key = JSON.stringify([query.query, query.phrases, query.since, query.until, asked.timeZone])
  const present = known.get(key)
  if (present && present.until > Date.now()) return present.estimate
  if (known.size >= memory.queries) known.clear()
  const promise = estimate(db, query, asked)
  known.set(key, { estimate: promise, until: Date.now() + memory.milliseconds })
  promise.catch(() => known.delete(key))
  return promise
}

/**
 * Numbers for a very common word, from as many samples of the stories as it takes to see enough of them. Counting every
 * match would take ten times as long as everything else a search does.
 */
async function estimate(
  db: Db,
  query: IndexQuery,
  { timeZone, at }: { timeZone: string; at: Date },
): Promise<Estimate> {
  const enough = query.phrases ? sampledForPhrase : sampledTexts
  const period = query.since && { since: query.since, until: query.until ?? at }
  const questions = questionsBySample(period)
  const asked = { questions, enough, wanted: enough * sampledAtMost }
  const parts = questions.parts.length
  const rows = await readRows<{ estimate: unknown }>(
    db,
    Prisma.sql`
    WITH seen AS MATERIALIZED (
      SELECT * FROM ${hitsSql(query, { at: Prisma.sql`${at}::timestamptz`, ...asked })}
    ), whole AS (
      -- With fewer every sample was asked. What was asked for at once is in the samples before, too.
      SELECT CASE WHEN count(*) >= ${enough}::int OR max(part) > ${parts}::int THEN max(part) END AS part FROM seen
    ), hits AS MATERIALIZED (
      SELECT * FROM seen h WHERE h.part > ${parts}::int OR coalesce((SELECT part FROM whole), 0) <= ${parts}::int
    )
    SELECT json_build_object('part', (SELECT part FROM whole), 'texts', (SELECT count(*) FROM hits),
      'stories', (SELECT count(DISTINCT article_id) FROM hits), 'counts', ${facetSql(timeZone)}) AS estimate`,
  )
  const { part, stories, counts } = estimateSchema.parse(rows[0]?.estimate)
  const scale = grains / (sampleParts()[(part ?? 0) - 1]?.asked ?? grains)
  if (scale === 1) return { counts, stories, about: false }
  const scaled = (value: number) => roundOff(value * scale)
  const scaledCounts = (rows: FacetCounts['section']) =>
    rows.map((value) => ({ ...value, stories: scaled(value.stories) }))
  return {
    counts: {
      section: scaledCounts(counts.section),
      language: scaledCounts(counts.language),
      author: scaledCounts(counts.author),
      year: scaledCounts(counts.year),
    },
    stories: scaled(stories),
    about: true,
  }
}

/**
 * A number as somebody would say it who has not counted: two figures that mean something.
 *
 * @example roundOff(31_274) // 31_000
 */
export function roundOff(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.round(value / unit) * unit
}
