import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { ArticleKind } from '@/lib/generated/prisma/enums'
import type { Languages } from '@/lib/i18n/languages'
import { type Locale, locales } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import { mediaUrl } from '@/lib/media/utils'
import { makeSnippet, markTitle } from './snippet'
import type { NamedTarget, SearchResult } from './types'

const locale = z.enum(locales)
const names = z.array(z.object({ locale: z.string(), name: z.string() })).nullable()
const target = z.object({ slug: z.string(), names })

const storySchema = z.object({
  article: z.string(),
  kind: z.enum(ArticleKind),
  section: target,
  authors: z.array(target).nullable(),
  media: z
    .object({
      id: z.string(),
      sha256: z.string(),
      width: z.number(),
      height: z.number(),
      color: z.string(),
      texts: z.array(z.object({ locale: z.string(), alt: z.string() })).nullable(),
    })
    .nullable(),
})

const textSchema = z.object({
  article: z.string(),
  locale,
  slug: z.string(),
  title: z.string(),
  published: z.coerce.date(),
  matched: z.boolean(),
  positions: z.array(z.number()).nullable(),
})

/** A row of what `storiesSql` asks for; `text` and `offsets` are what is large, and no JSON. */
export type StoryRow = { kind: string; data: unknown; text: string | null; offsets: string | null }

type Story = z.infer<typeof storySchema>
type Text = z.infer<typeof textSchema> & { text: string; offsets: string }

/** Characters of a text in which nothing is marked: only its beginning is shown. */
const beginning = 700

/**
 * What a list shows of the stories in `shown (article_id, translation_id)`: a row for each story, and one for each of its
 * texts that matched or is in one of the reader's languages.
 */
export function storiesSql({ languages, lexemes }: { languages: Languages; lexemes: readonly string[] }): Prisma.Sql {
  // Visible translations only: `isPublic` of lib/articles/ability.ts, which articles and search would import in a circle.
  return Prisma.sql`
    SELECT 'story' AS kind, json_build_object(
      'article', a.id, 'kind', a.kind,
      'section', (SELECT json_build_object('slug', s.slug, 'names',
        (SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name)) FROM section_translation n WHERE n.section_id = s.id))
        FROM section s WHERE s.id = a.section_id),
      'authors', (SELECT json_agg(json_build_object('slug', w.slug, 'names',
        (SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name)) FROM author_translation n WHERE n.author_id = w.id))
        ORDER BY aa.position) FROM article_author aa JOIN author w ON w.id = aa.author_id WHERE aa.article_id = a.id),
      'media', (SELECT json_build_object('id', m.id, 'sha256', m.sha256, 'width', m.width, 'height', m.height, 'color', m.color,
        'texts', (SELECT json_agg(json_build_object('locale', t.locale, 'alt', t.alt)) FROM media_translation t WHERE t.media_id = m.id))
        FROM media m WHERE m.id = a.lead_media_id)) AS data, NULL AS text, NULL AS offsets
    FROM shown f JOIN article a ON a.id = f.article_id
    UNION ALL
    SELECT 'text', json_build_object('article', t.article_id, 'locale', t.locale, 'slug', t.slug, 'title', t.title,
        'published', t.published_at, 'matched', t.matched, 'positions', t.positions),
      CASE WHEN t.positions IS NULL THEN left(t.text, ${beginning}::int) ELSE t.text END,
      CASE WHEN t.positions IS NULL THEN '' ELSE encode(t.offsets, 'base64') END
    FROM (
      SELECT t.article_id, t.locale, t.slug, t.title, t.published_at, t.id = f.translation_id AS matched, d.text, d.offsets,
        -- Taking a vector apart into rows costs ten times as much as leaving only what is wanted in it.
        (SELECT json_agg(position) FROM unnest(ts_filter(setweight(setweight(d.vector, 'D'), 'A', ${[...lexemes]}::text[]), '{a}'))
          AS v (lexeme, positions, weights) CROSS JOIN LATERAL unnest(v.positions) AS position) AS positions
      FROM shown f JOIN translation t ON t.article_id = f.article_id JOIN search_document d ON d.translation_id = t.id
      WHERE (t.id = f.translation_id OR t.locale = ANY (${[...languages]}::text[]))
        AND t.status IN ('published', 'scheduled') AND t.published_at <= now()
      OFFSET 0) t`
}

/**
 * Stories in the best of the reader's languages that has a public text, in the order of `articles`. A story that has gone
 * since the index was read is left out.
 */
export function toResults(
  rows: readonly StoryRow[],
  { articles, languages }: { articles: readonly string[]; languages: Languages },
): SearchResult[] {
  const stories = new Map<string, Story>()
  const texts = new Map<string, Text[]>()
  for (const { kind, data, text, offsets } of rows) {
    if (kind === 'story') {
      const story = storySchema.parse(data)
      stories.set(story.article, story)
    }
    if (kind === 'text') {
      const read = { ...textSchema.parse(data), text: text ?? '', offsets: offsets ?? '' }
      texts.set(read.article, [...(texts.get(read.article) ?? []), read])
    }
  }
  return articles.flatMap((article) => {
    const story = stories.get(article)
    return story ? toResult(story, { texts: texts.get(article) ?? [], languages }) : []
  })
}

function named(row: z.infer<typeof target>, locale: Locale): NamedTarget {
  return { slug: row.slug, name: pickText(row.names ?? [], locale, ({ name }) => name, row.slug) }
}

function marked({ offsets, positions, ...text }: Text) {
  return { ...text, offsets: Buffer.from(offsets, 'base64'), positions: positions ?? [] }
}

function toResult(row: Story, { texts, languages }: { texts: readonly Text[]; languages: Languages }): SearchResult[] {
  const [locale] = languages
  const matched = texts.find((text) => text.matched)
  const own = languages.flatMap((one) => texts.find((text) => text.locale === one) ?? [])
  const shown = own[0] ?? matched
  if (!matched || !shown) return []
  return [
    {
      articleId: row.article,
      locale: shown.locale,
      slug: shown.slug,
      kind: row.kind,
      title: markTitle(marked(shown)),
      snippet: makeSnippet(marked(shown)),
      publishedAt: shown.published,
      section: named(row.section, locale),
      authors: (row.authors ?? []).map((author) => named(author, locale)),
      image: row.media && toImage(row.media, locale),
      matchedIn:
        matched === shown
          ? null
          : {
              locale: matched.locale,
              slug: matched.slug,
              title: markTitle(marked(matched)),
              snippet: makeSnippet(marked(matched)),
            },
    },
  ]
}

function toImage(media: NonNullable<Story['media']>, locale: Locale): SearchResult['image'] {
  const { sha256, texts, ...rest } = media
  const none = { text: '', locale }
  return {
    ...rest,
    src: mediaUrl(sha256),
    alt: pickText(texts ?? [], locale, ({ alt }) => alt),
    caption: none,
    credit: none,
  }
}
