import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { queryLength, suggestionLimit } from './constants'
import { foldWord } from './fold'
import type { Suggestion, SuggestionKind } from './suggestion'

type Row = { kind: SuggestionKind; title: string; slug: string; locale: string; story: string | null }

/** How often something must have been asked in a month before others are told of it. */
const popularFrom = 3

const hrefs: Record<Exclude<SuggestionKind, 'query'>, (locale: Locale, slug: string) => string> = {
  story: paths.article,
  section: paths.section,
  tag: paths.tag,
  author: paths.author,
}

/** Sections, topics, authors, earlier searches and stories for what is typed so far. Every word may be a beginning. */
export async function suggest(db: Db, { locale, query }: { locale: Locale; query: string }): Promise<Suggestion[]> {
  const text = query.slice(0, queryLength).toWellFormed()
  const words = (text.match(/[\p{L}\p{N}\p{M}\u055A-\u055F\u00AD]+/gu) ?? []).map(foldWord).filter(Boolean).slice(0, 8)
  if (words.length === 0) return []
  // The longest is the rarest: it is what the index is asked for.
  const patterns = words.toSorted((a, b) => b.length - a.length).map((word) => `% ${word}%`)
  const typed = words.join(' ')
  const [names, stories] = await Promise.all([
    findNames(db, { locale, pattern: `% ${typed}%`, beginning: `${typed}%` }),
    findTitles(db, { locale, patterns }),
  ])
  const found = [...names, ...stories]
  const rows = found.length > 0 || typed.length < 4 ? found : await findSimilar(db, { locale, typed })
  const seen = new Set<string>()
  const unique = rows.filter((row) => {
    const key = row.story ?? `${row.kind} ${row.slug}`
    return seen.has(key) ? false : seen.add(key)
  })
  return unique.slice(0, suggestionLimit).map((row) => toSuggestion(row, locale))
}

function toSuggestion({ kind, title, slug, locale }: Row, pageLocale: Locale): Suggestion {
  if (kind === 'query') return { kind, title, locale: pageLocale, href: paths.search(pageLocale, title) }
  const own = isLocale(locale) ? locale : pageLocale
  // Lists exist in every language; a story's own text is where its title leads.
  return { kind, title, locale: own, href: hrefs[kind](kind === 'story' ? own : pageLocale, slug) }
}

/** At most two earlier searches, and three names; names of another language only where the reader's has no match. */
async function findNames(db: Db, typed: { locale: Locale; pattern: string; beginning: string }): Promise<Row[]> {
  const { locale, pattern, beginning } = typed
  return readRows<Row>(
    db,
    Prisma.sql`
    (SELECT 'query' AS kind, query AS title, query AS slug, ${locale} AS locale, NULL AS story
      FROM search_count WHERE lower(query) LIKE ${beginning} AND locale = ${locale} AND day > current_date - 30
      GROUP BY query HAVING sum(searches) >= ${popularFrom} AND min(found) > 0
      ORDER BY sum(searches) DESC LIMIT 2)
    UNION ALL
    (SELECT * FROM (
      SELECT DISTINCT ON (kind, slug) kind, title, slug, locale, NULL AS story FROM (
        SELECT 'section' AS kind, n.name AS title, s.slug, n.locale FROM section_translation n JOIN section s ON s.id = n.section_id
          WHERE search_fold(n.name) LIKE ${pattern}
        UNION ALL
        (SELECT 'tag', n.name, s.slug, n.locale FROM tag_translation n JOIN tag s ON s.id = n.tag_id
          WHERE search_fold(n.name) LIKE ${pattern} ORDER BY length(n.name) LIMIT 20)
        UNION ALL
        (SELECT 'author', n.name, s.slug, n.locale FROM author_translation n JOIN author s ON s.id = n.author_id
          WHERE search_fold(n.name) LIKE ${pattern} ORDER BY length(n.name) LIMIT 20)) named
      ORDER BY kind, slug, (locale = ${locale}) DESC, locale) one
      ORDER BY (kind = 'section') DESC, (locale = ${locale}) DESC, length(title), slug LIMIT 3)`,
  )
}

async function findTitles(db: Db, { locale, patterns }: { locale: Locale; patterns: string[] }): Promise<Row[]> {
  // Visible translations only: `isPublic` of lib/articles/ability.ts, which articles and search would import in a circle.
  return readRows<Row>(
    db,
    Prisma.sql`
    SELECT 'story' AS kind, t.title, t.slug, t.locale, t.article_id::text AS story
    FROM search_titles(${patterns}::text[], ${suggestionLimit * 3}::int) f JOIN translation t ON t.id = f.translation_id
    WHERE t.status IN ('published', 'scheduled') AND t.published_at <= now()
    ORDER BY (t.locale = ${locale}) DESC, t.published_at DESC, t.id`,
  )
}

async function findSimilar(db: Db, { locale, typed }: { locale: Locale; typed: string }): Promise<Row[]> {
  return readRows<Row>(
    db,
    Prisma.sql`
    SELECT 'story' AS kind, t.title, t.slug, t.locale, t.article_id::text AS story
    FROM search_similar_titles(${typed}, ${suggestionLimit}::int) f JOIN translation t ON t.id = f.translation_id
    WHERE t.status IN ('published', 'scheduled') AND t.published_at <= now()
    ORDER BY (t.locale = ${locale}) DESC, t.published_at DESC, t.id`,
  )
}
