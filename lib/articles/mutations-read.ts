import type { Db } from '@/lib/db'
import { TranslationStatus } from '@/lib/generated/prisma/enums'
import type { PlannedMedia, SlugOwners, StoredArticle, StoredTranslation, StoryToWrite } from './mutations-types'
import { shortCode } from './short-code'
import { slugKey } from './slug'
import { uuidv7 } from './uuid'

/** The stories of a batch that the database already has, by external id. */
export async function readStoredArticles(db: Db, externalIds: readonly string[]): Promise<Map<string, StoredArticle>> {
  const rows = await db.article.findMany({
    where: { externalId: { in: [...externalIds] } },
    select: { id: true, externalId: true, shortCode: true, importHash: true },
  })
  return new Map(rows.flatMap(({ externalId, ...row }) => (externalId === null ? [] : [[externalId, row]])))
}

/** A short code for each story that has none, no two alike. */
export async function chooseShortCodes(db: Db, externalIds: readonly string[]): Promise<Map<string, string>> {
  const chosen = new Map<string, string>()
  const used = new Set<string>()
  let waiting = [...externalIds]
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    const codes = waiting.map((externalId) => shortCode(externalId, attempt))
    const taken = await db.article.findMany({ where: { shortCode: { in: codes } }, select: { shortCode: true } })
    for (const row of taken) used.add(row.shortCode)
    waiting = waiting.filter((externalId) => {
      const code = shortCode(externalId, attempt)
      if (used.has(code)) return true
      used.add(code)
      chosen.set(externalId, code)
      return false
    })
  }
  return chosen
}

/** The pictures of a batch with their database ids; new ones get an id here. */
export async function readMedia(db: Db, stories: readonly StoryToWrite[]): Promise<Map<string, PlannedMedia>> {
  const media = stories.flatMap((story) => story.media)
  if (media.length === 0) return new Map()
  const rows = await db.media.findMany({
    where: { externalId: { in: media.map((picture) => picture.externalId) } },
    include: { translations: true },
  })
  const stored = new Map(rows.map((row) => [row.externalId, row]))
  return new Map(
    media.map((picture): [string, PlannedMedia] => {
      const row = stored.get(picture.externalId)
      if (!row) return [picture.externalId, { ...picture, id: uuidv7(), state: 'new' }]
      const { width, height, color } = row
      const before = { sha256: row.sha256, width, height, color, texts: textsKey(row.translations) }
      const { sha256, texts } = picture
      const after = {
        sha256,
        width: picture.width,
        height: picture.height,
        color: picture.color,
        texts: textsKey(texts),
      }
      const same = JSON.stringify(before) === JSON.stringify(after)
      return [picture.externalId, { ...picture, id: row.id, state: same ? 'same' : 'changed' }]
    }),
  )
}

function textsKey(texts: readonly { locale: string; alt: string; caption: string; credit: string }[]): string[] {
  return texts.map(({ locale, alt, caption, credit }) => JSON.stringify([locale, alt, caption, credit])).sort()
}

type ComparedRow = {
  id: string
  article_id: string
  locale: string
  slug: string
  status: TranslationStatus
  same_text: boolean
  same_row: boolean
  revision_id: string | null
  revision_number: number | null
  revision_created_at: Date | null
  revision_same: boolean | null
}

/** The text of a translation as it would be stored. */
export type TextToCompare = {
  article_id: string
  locale: string
  status: string
  title: string
  subtitle: string | null
  lead: string | null
  body: unknown
  published_at: Date
  updated_at: Date | null
}

/** What the database has of these translations. It compares the texts itself: bodies are large and jsonb has its own order. */
export async function readTranslations(
  db: Db,
  texts: readonly TextToCompare[],
): Promise<Map<string, StoredTranslation>> {
  if (texts.length === 0) return new Map()
  const rows = await db.$queryRaw<ComparedRow[]>`
    SELECT t.id, t.article_id, t.locale, t.slug, t.status::text,
      (t.title, t.subtitle, t.lead, t.body) IS NOT DISTINCT FROM (x.title, x.subtitle, x.lead, x.body) AS same_text,
      (t.status::text, t.published_at, t.updated_at) IS NOT DISTINCT FROM (x.status, x.published_at, x.updated_at) AS same_row,
      r.id AS revision_id, r.number AS revision_number, r.created_at AS revision_created_at,
      (r.title, r.subtitle, r.lead, r.body) IS NOT DISTINCT FROM (x.title, x.subtitle, x.lead, x.body) AS revision_same
    FROM json_to_recordset(${JSON.stringify(texts)}::json) AS x (article_id uuid, locale text, status text, title text,
      subtitle text, lead text, body jsonb, published_at timestamptz, updated_at timestamptz)
    JOIN translation t ON t.article_id = x.article_id AND t.locale = x.locale
    LEFT JOIN LATERAL (SELECT * FROM revision WHERE translation_id = t.id ORDER BY number DESC LIMIT 1) r ON true`
  return new Map(
    rows.map((row) => [
      slugKey({ locale: row.locale, slug: row.article_id }),
      {
        id: row.id,
        slug: row.slug,
        status: TranslationStatus[row.status],
        sameText: row.same_text,
        sameRow: row.same_row,
        revision:
          row.revision_id !== null && row.revision_number !== null && row.revision_created_at !== null
            ? {
                id: row.revision_id,
                number: row.revision_number,
                createdAt: row.revision_created_at,
                same: row.revision_same === true,
              }
            : null,
      },
    ]),
  )
}

/** Who has these addresses. A live address and a redirect are never the same. */
export async function readSlugOwners(
  db: Db,
  addresses: readonly { locale: string; slug: string }[],
): Promise<SlugOwners> {
  const rows = await db.$queryRaw<{ locale: string; slug: string; story: string; live: boolean }[]>`
    WITH wanted AS (SELECT * FROM json_to_recordset(${JSON.stringify(addresses)}::json) AS x (locale text, slug text))
    SELECT w.locale, w.slug, coalesce(a.external_id, a.id::text) AS story, true AS live
    FROM wanted w JOIN translation t USING (locale, slug) JOIN article a ON a.id = t.article_id
    UNION ALL
    SELECT w.locale, w.slug, coalesce(a.external_id, a.id::text) AS story, false AS live
    FROM wanted w JOIN slug_redirect o USING (locale, slug)
    JOIN translation t ON t.id = o.translation_id JOIN article a ON a.id = t.article_id`
  return new Map(rows.map(({ story, live, ...address }) => [slugKey(address), { story, live }]))
}
