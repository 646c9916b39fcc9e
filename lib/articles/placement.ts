import { cacheTags } from '@/lib/cache-tags'
import type { Db } from '@/lib/db'
import { isLocale, type Locale, locales } from '@/lib/i18n/locales'

/** Where readers meet a story: everything that decides which pages show it. */
export type Placement = {
  articleId: string
  shortCode: string
  section: string
  tags: string[]
  authors: string[]
  breaking: boolean
  pinned: boolean
  /** Its public translations, and those that will be. `day` is of the site's calendar, `at` ISO 8601. */
  texts: { locale: Locale; slug: string; day: string; at: string }[]
}

type Row = Omit<Placement, 'texts'> & { texts: { locale: string; slug: string; day: string; at: string }[] }

/** Placements of these stories by id, as the transaction sees them. */
export async function readPlacements(db: Db, articleIds: readonly string[]): Promise<Map<string, Placement>> {
  if (articleIds.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id AS "articleId", a.short_code AS "shortCode", s.slug AS section, a.breaking, a.pinned,
      ARRAY(SELECT t.slug FROM article_tag x JOIN tag t ON t.id = x.tag_id WHERE x.article_id = a.id ORDER BY 1) AS tags,
      ARRAY(SELECT w.slug FROM article_author x JOIN author w ON w.id = x.author_id WHERE x.article_id = a.id ORDER BY 1) AS authors,
      coalesce((SELECT json_agg(json_build_object('locale', t.locale, 'slug', t.slug, 'at', t.published_at,
          'day', to_char(t.published_at AT TIME ZONE coalesce((SELECT time_zone FROM site_settings), 'UTC'), 'YYYY-MM-DD'))
          ORDER BY t.locale)
        FROM translation t WHERE t.article_id = a.id AND t.status IN ('published', 'scheduled')), '[]'::json) AS texts
    FROM article a JOIN section s ON s.id = a.section_id WHERE a.id = ANY (${[...articleIds]}::uuid[])`
  return new Map(
    rows.map((row) => {
      const texts = row.texts.flatMap((text) => (isLocale(text.locale) ? [{ ...text, locale: text.locale }] : []))
      return [row.articleId, { ...row, texts }]
    }),
  )
}

/**
 * Exactly the tags that fall when a story changes from one placement to another; null is a story that is not there.
 * A change of the text alone falls on pages that show the story, not on every list of its section.
 *
 * @example tagsForChange({ before: null, after }) // the new story's lists and addresses
 */
export function tagsForChange(change: { before: Placement | null; after: Placement | null }): string[] {
  const { before, after } = change
  const either = after ?? before
  if (!either) return []
  const tags = new Set([cacheTags.article(either.articleId)])
  const lists = [before, after].map((placement) => (placement ? listTags(placement) : []))
  for (const placement of [before, after]) for (const tag of placement ? addressTags(placement) : []) tags.add(tag)
  if (orderKey(before) !== orderKey(after)) for (const tag of lists.flat()) tags.add(tag)
  for (const text of [before, after].flatMap((placement) => placement?.texts ?? [])) {
    tags.add(cacheTags.texts(text.locale))
  }
  return [...tags].sort()
}

/** Whether readers lose something they could read: not even a stale copy may stay. */
export function takesAway(change: { before: Placement | null; after: Placement | null }): boolean {
  const left = new Set(change.after?.texts.map((text) => text.locale))
  return (change.before?.texts ?? []).some((text) => !left.has(text.locale))
}

function addressTags(placement: Placement): string[] {
  return [
    ...placement.texts.map((text) => cacheTags.address(text.locale, text.slug)),
    ...locales.map((locale) => cacheTags.address(locale, placement.shortCode)),
  ]
}

function listTags(placement: Placement): string[] {
  return placement.texts.flatMap(({ locale, day }) => [
    cacheTags.front(locale),
    cacheTags.breaking(locale),
    cacheTags.section(placement.section, locale),
    cacheTags.day(day, locale),
    cacheTags.month(day.slice(0, 7), locale),
    ...placement.tags.map((tag) => cacheTags.tag(tag, locale)),
    ...placement.authors.map((author) => cacheTags.author(author, locale)),
  ])
}

/** What decides in which lists a story stands, and where in them. */
function orderKey(placement: Placement | null): string {
  if (!placement) return ''
  const { section, tags, authors, breaking, pinned, texts } = placement
  return JSON.stringify([section, tags, authors, breaking, pinned, texts.map(({ locale, at }) => [locale, at])])
}
