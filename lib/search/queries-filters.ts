import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { zonedDayRange } from '@/lib/i18n/calendar'
import { marks } from './marks'
import { allOf, anyOf, lexeme, type Match } from './match'
import type { QueryFilters } from './parse'
import type { SearchResults } from './types'

type Kind = SearchResults['unknown'][number]['kind']

export type ResolvedFilters = {
  /** Null when nothing limits the search but time. */
  match: Match | null
  since: Date | null
  /** Inclusive. */
  until: Date | null
  unknown: SearchResults['unknown']
  /** Ids of the sections and authors that are filtered by. */
  ids: ReadonlySet<string>
}

type Row = { kind: Kind; value: string; id: string }

/** A name is as good as a slug, in any language. */
async function findTargets(db: Db, filters: QueryFilters): Promise<Row[]> {
  const wanted: { kind: Kind; values: string[]; table: string; key: string }[] = [
    { kind: 'section', values: filters.sections, table: 'section', key: 'section_id' },
    { kind: 'author', values: filters.authors, table: 'author', key: 'author_id' },
    { kind: 'tag', values: filters.tags, table: 'tag', key: 'tag_id' },
  ]
  const questions = wanted
    .filter(({ values }) => values.length > 0)
    .map(({ kind, values, table, key }) => {
      const names = Prisma.raw(`"${table}_translation"`)
      return Prisma.sql`
        SELECT ${kind} AS kind, v.value, x.id::text FROM unnest(${values}::text[]) AS v (value) JOIN ${Prisma.raw(`"${table}"`)} x
        ON lower(x.slug) = lower(v.value) OR EXISTS (SELECT 1 FROM ${names} n
          WHERE n.${Prisma.raw(key)} = x.id AND lower(n.name) = lower(v.value))`
    })
  if (questions.length === 0) return []
  return readRows<Row>(db, Prisma.sql`${Prisma.join(questions, ' UNION ALL ')}`)
}

/** Filters in terms of the index. Values of one kind are alternatives, kinds come together. */
export async function resolveFilters(
  db: Db,
  { filters, timeZone }: { filters: QueryFilters; timeZone: string },
): Promise<ResolvedFilters> {
  const rows = await findTargets(db, filters)
  const given = [
    { kind: 'section', values: filters.sections },
    { kind: 'author', values: filters.authors },
    { kind: 'tag', values: filters.tags },
  ] as const
  const matches = given.flatMap(({ kind, values }) => {
    const ids = rows.filter((row) => row.kind === kind).map((row) => row.id)
    return values.length > 0 && ids.length > 0 ? [anyOf(ids.map((id) => lexeme(marks[kind](id))))] : []
  })
  if (filters.languages.length > 0) matches.push(anyOf(filters.languages.map((locale) => lexeme(marks.locale(locale)))))
  return {
    match: matches.length > 0 ? allOf(matches) : null,
    since: filters.from ? zonedDayRange(filters.from, timeZone).start : null,
    until: filters.to ? new Date(zonedDayRange(filters.to, timeZone).end.getTime() - 1) : null,
    unknown: given.flatMap(({ kind, values }) =>
      values
        .filter((value) => !rows.some((row) => row.kind === kind && row.value === value))
        .map((value) => ({ kind, value })),
    ),
    ids: new Set(rows.map((row) => row.id)),
  }
}
