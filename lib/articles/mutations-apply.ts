import type { Db } from '@/lib/db'
import { jsonParameter } from '@/lib/long-parameters'
import { deleteSearchDocuments, writeSearchDocuments } from '@/lib/search/mutations'
import type { IdsBySlug } from '@/lib/taxonomy/mutations'
import { type AnalysedTexts, captionsOf, textKey } from './mutations-analyse'
import { isReadable } from './mutations-plan'
import type { PlannedMedia, PlannedStory, PlannedTranslation } from './mutations-types'

// Every statement writes all its rows at once from one JSON parameter: a round trip a row would take ten times as long.

export async function writeMedia(db: Db, media: readonly PlannedMedia[]): Promise<void> {
  const rows = media.filter((picture) => picture.state !== 'same')
  if (rows.length === 0) return
  const texts = rows.flatMap((picture) => picture.texts.map((text) => ({ media_id: picture.id, ...text })))
  const pictures = rows.map(({ id, externalId, sha256, width, height, color }) => {
    return { id, external_id: externalId, sha256, width, height, color }
  })
  await db.$executeRaw`
    INSERT INTO media (id, external_id, sha256, width, height, color)
    SELECT * FROM json_to_recordset(${JSON.stringify(pictures)}::json)
      AS x (id uuid, external_id text, sha256 text, width int, height int, color text)
    ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, width = excluded.width, height = excluded.height,
      color = excluded.color`
  await db.mediaTranslation.deleteMany({ where: { mediaId: { in: rows.map((picture) => picture.id) } } })
  await db.$executeRaw`
    INSERT INTO media_translation (media_id, locale, alt, caption, credit)
    SELECT * FROM json_to_recordset(${JSON.stringify(texts)}::json)
      AS x (media_id uuid, locale text, alt text, caption text, credit text)`
}

export async function writeArticles(db: Db, planned: readonly PlannedStory[], sectionIds: IdsBySlug): Promise<void> {
  const rows = planned.map(({ story, ...plan }) => ({
    id: plan.articleId,
    external_id: story.externalId,
    import_hash: story.importHash,
    short_code: plan.shortCode,
    kind: story.kind,
    section_id: sectionIds.get(story.section),
    original_locale: story.originalLocale,
    lead_media_id: plan.media[0]?.id ?? null,
    breaking: story.breaking,
    pinned: story.pinned,
  }))
  await db.$executeRaw`
    INSERT INTO article (id, external_id, import_hash, short_code, kind, section_id, original_locale, lead_media_id,
      breaking, pinned)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x (id uuid, external_id text, import_hash text,
      short_code text, kind article_kind, section_id uuid, original_locale text, lead_media_id uuid, breaking bool,
      pinned bool)
    ON CONFLICT (id) DO UPDATE SET import_hash = excluded.import_hash, kind = excluded.kind,
      section_id = excluded.section_id, original_locale = excluded.original_locale,
      lead_media_id = excluded.lead_media_id, breaking = excluded.breaking, pinned = excluded.pinned`
}

export async function writeBylines(db: Db, planned: readonly PlannedStory[], authorIds: IdsBySlug): Promise<void> {
  const rows = planned.flatMap(({ articleId, story }) =>
    story.authors.map((slug, position) => ({ article_id: articleId, author_id: authorIds.get(slug), position })),
  )
  const known = planned.filter((plan) => !plan.isNew).map((plan) => plan.articleId)
  const json = JSON.stringify(rows)
  if (known.length > 0) {
    await db.$executeRaw`
      DELETE FROM article_author WHERE article_id = ANY (${known}::uuid[]) AND (article_id, author_id) NOT IN
        (SELECT article_id, author_id FROM json_to_recordset(${json}::json) AS x (article_id uuid, author_id uuid))`
  }
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO article_author (article_id, author_id, position)
    SELECT * FROM json_to_recordset(${json}::json) AS x (article_id uuid, author_id uuid, position int)
    ON CONFLICT (article_id, author_id) DO UPDATE SET position = excluded.position
      WHERE article_author.position <> excluded.position`
}

export async function writeTagging(db: Db, planned: readonly PlannedStory[], tagIds: IdsBySlug): Promise<void> {
  const rows = planned.flatMap(({ articleId, story }) =>
    story.tags.map((slug) => ({ article_id: articleId, tag_id: tagIds.get(slug) })),
  )
  const known = planned.filter((plan) => !plan.isNew).map((plan) => plan.articleId)
  const json = JSON.stringify(rows)
  if (known.length > 0) {
    await db.$executeRaw`
      DELETE FROM article_tag WHERE article_id = ANY (${known}::uuid[]) AND (article_id, tag_id) NOT IN
        (SELECT article_id, tag_id FROM json_to_recordset(${json}::json) AS x (article_id uuid, tag_id uuid))`
  }
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO article_tag (article_id, tag_id)
    SELECT * FROM json_to_recordset(${json}::json) AS x (article_id uuid, tag_id uuid)
    ON CONFLICT DO NOTHING`
}

type Placed = { articleId: string; translation: PlannedTranslation }

function isChanged({ translation }: Placed): boolean {
  const { stored, slug } = translation
  return !stored?.sameText || !stored.sameRow || stored.slug !== slug
}

/** What is public already is announced by the transaction that writes it: a second time would make every page of it anew. */
export async function writeTranslations(db: Db, planned: readonly PlannedStory[]): Promise<void> {
  const placed = planned.flatMap(({ articleId, translations }) =>
    translations.map((translation): Placed => ({ articleId, translation })),
  )
  const rows = placed.filter(isChanged).map(({ articleId, translation }) => ({
    id: translation.id,
    article_id: articleId,
    locale: translation.locale,
    slug: translation.slug,
    status: translation.status,
    title: translation.title,
    subtitle: translation.subtitle,
    lead: translation.lead,
    body: translation.body,
    word_count: translation.wordCount,
    published_at: translation.publishedAt,
    updated_at: translation.updatedAt,
  }))
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO translation (id, article_id, locale, slug, status, title, subtitle, lead, body, word_count, published_at,
      updated_at, section_id, announced_at)
    SELECT x.*, a.section_id, CASE WHEN x.published_at <= now() THEN now() END FROM json_to_recordset(${jsonParameter(rows)}::json) AS x (id uuid, article_id uuid,
      locale text, slug text, status translation_status, title text, subtitle text, lead text, body jsonb, word_count int,
      published_at timestamptz, updated_at timestamptz)
    JOIN article a ON a.id = x.article_id
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, status = excluded.status, title = excluded.title,
      subtitle = excluded.subtitle, lead = excluded.lead, body = excluded.body, word_count = excluded.word_count,
      published_at = excluded.published_at, updated_at = excluded.updated_at,
      announced_at = coalesce(excluded.announced_at, translation.announced_at)`
}

/** Old addresses lead to the translation, not to its next address: a chain of redirects cannot come about. */
export async function writeRedirects(db: Db, translations: readonly PlannedTranslation[]): Promise<void> {
  const moved = translations.flatMap(({ id, locale, slug, stored }) =>
    stored && stored.slug !== slug ? [{ locale, slug: stored.slug, translation_id: id }] : [],
  )
  if (moved.length > 0) {
    await db.$executeRaw`
      INSERT INTO slug_redirect (locale, slug, translation_id)
      SELECT * FROM json_to_recordset(${JSON.stringify(moved)}::json) AS x (locale text, slug text, translation_id uuid)
      ON CONFLICT (locale, slug) DO UPDATE SET translation_id = excluded.translation_id`
  }
  const live = translations
    .filter(({ stored, slug }) => stored?.slug !== slug)
    .map(({ locale, slug }) => ({ locale, slug }))
  if (live.length === 0) return
  await db.$executeRaw`
    DELETE FROM slug_redirect USING json_to_recordset(${JSON.stringify(live)}::json) AS x (locale text, slug text)
    WHERE slug_redirect.locale = x.locale AND slug_redirect.slug = x.slug`
}

/** A revision is a copy of the translation row just written; the clock of the database bounds what a line may claim. */
export async function writeRevisions(db: Db, translations: readonly PlannedTranslation[]): Promise<void> {
  const rows = translations.flatMap(({ id, revision }) =>
    revision
      ? [
          {
            id: revision.id,
            translation_id: id,
            number: revision.number,
            original: revision.originalRevisionId,
            at: revision.createdAt,
          },
        ]
      : [],
  )
  if (rows.length === 0) return
  await db.$executeRaw`
    INSERT INTO revision (id, translation_id, number, title, subtitle, lead, body, original_revision_id, created_at)
    SELECT x.id, t.id, x.number, t.title, t.subtitle, t.lead, t.body, x.original, least(coalesce(x.at, now()), now())
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS x (id uuid, translation_id uuid, number int, original uuid, at timestamptz)
    JOIN translation t ON t.id = x.translation_id`
}

/** Everything a changed line says may matter to search (a tag, a byline, a time), so all its readable texts are written. */
export async function writeSearch(
  db: Db,
  planned: readonly PlannedStory[],
  context: { sections: IdsBySlug; tags: IdsBySlug; authors: IdsBySlug; texts: AnalysedTexts },
): Promise<void> {
  const gone: string[] = []
  const sources = planned.flatMap(({ articleId, story, media, translations }) =>
    translations.flatMap((translation) => {
      const { locale } = translation
      if (!isReadable(translation.status)) {
        if (translation.stored !== null) gone.push(translation.id)
        return []
      }
      const sectionId = context.sections.get(story.section) ?? ''
      const authorIds = story.authors.flatMap((slug) => context.authors.get(slug) ?? [])
      const tagIds = story.tags.flatMap((slug) => context.tags.get(slug) ?? [])
      const captions = captionsOf(media, locale)
      const analysed = context.texts.get(textKey({ externalId: story.externalId, locale }))
      const ids = { translationId: translation.id, articleId, sectionId, authorIds, tagIds }
      return [{ ...translation, ...ids, captions, analysed }]
    }),
  )
  await deleteSearchDocuments(db, gone)
  await writeSearchDocuments(db, sources)
}
