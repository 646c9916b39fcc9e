import { z } from 'zod'
import type { Db } from '@/lib/db'
import { ArticleKind } from '@/lib/generated/prisma/enums'
import type { Languages } from '@/lib/i18n/languages'
import { type Locale, locales } from '@/lib/i18n/locales'
import { pickText } from '@/lib/i18n/pick'
import { mediaUrl } from '@/lib/media/utils'
import type { FoundStory } from './queries-page'
import { makeSnippet, markTitle } from './snippet'
import type { NamedTarget, SearchResult } from './types'

const locale = z.enum(locales)
const names = z.array(z.object({ locale: z.string(), name: z.string() })).nullable()
const target = z.object({ slug: z.string(), names })

const textSchema = z.object({
  locale,
  slug: z.string(),
  title: z.string(),
  published: z.coerce.date(),
  text: z.string(),
  offsets: z.string().transform((hex) => Uint8Array.from(Buffer.from(hex, 'hex'))),
  positions: z.array(z.number()).nullable(),
})

const rowSchema = z.object({
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
  /** The text that matched, and the reader's own where there is another. */
  texts: z.array(textSchema.extend({ matched: z.boolean() })),
})

type Row = z.infer<typeof rowSchema>

/**
 * What a list shows of the stories found, in the best of the reader's languages that has a public text. A story that has
 * gone since the index was read is left out.
 */
export async function readStories(
  db: Db,
  { stories, languages, lexemes }: { stories: readonly FoundStory[]; languages: Languages; lexemes: readonly string[] },
): Promise<SearchResult[]> {
  if (stories.length === 0) return []
  // Visible translations only: `publicTranslation` (lib/articles/ability.ts) in SQL.
  const rows = await db.$queryRaw<{ story: unknown }[]>`
    SELECT json_build_object(
      'article', a.id, 'kind', a.kind,
      'section', (SELECT json_build_object('slug', s.slug, 'names',
        (SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name)) FROM section_translation n WHERE n.section_id = s.id))
        FROM section s WHERE s.id = a.section_id),
      'authors', (SELECT json_agg(json_build_object('slug', w.slug, 'names',
        (SELECT json_agg(json_build_object('locale', n.locale, 'name', n.name)) FROM author_translation n WHERE n.author_id = w.id))
        ORDER BY aa.position) FROM article_author aa JOIN author w ON w.id = aa.author_id WHERE aa.article_id = a.id),
      'media', (SELECT json_build_object('id', m.id, 'sha256', m.sha256, 'width', m.width, 'height', m.height, 'color', m.color,
        'texts', (SELECT json_agg(json_build_object('locale', t.locale, 'alt', t.alt)) FROM media_translation t WHERE t.media_id = m.id))
        FROM media m WHERE m.id = a.lead_media_id),
      'texts', (SELECT json_agg(json_build_object('locale', t.locale, 'slug', t.slug, 'title', t.title,
        'published', t.published_at, 'matched', t.id = f.translation, 'text', d.text, 'offsets', encode(d.offsets, 'hex'),
        'positions', (SELECT json_agg(DISTINCT position) FROM unnest(d.vector) AS v (lexeme, positions, weights)
          CROSS JOIN LATERAL unnest(v.positions) AS position WHERE v.lexeme = ANY (${[...lexemes]}::text[]))))
        FROM translation t JOIN search_document d ON d.translation_id = t.id
        WHERE t.article_id = a.id AND (t.id = f.translation OR t.locale = ANY (${[...languages]}::text[]))
          AND t.status IN ('published', 'scheduled') AND t.published_at <= now())) AS story
    FROM unnest(${stories.map((story) => story.articleId)}::uuid[], ${stories.map((story) => story.translationId)}::uuid[])
      WITH ORDINALITY AS f (article, translation, place)
    JOIN article a ON a.id = f.article
    WHERE EXISTS (SELECT 1 FROM translation t WHERE t.id = f.translation
      AND t.status IN ('published', 'scheduled') AND t.published_at <= now())
    ORDER BY f.place`
  return rows.flatMap(({ story }) => toResult(rowSchema.parse(story), languages))
}

function named(row: z.infer<typeof target>, locale: Locale): NamedTarget {
  return { slug: row.slug, name: pickText(row.names ?? [], locale, ({ name }) => name, row.slug) }
}

function marked(text: z.infer<typeof textSchema>) {
  return { ...text, positions: text.positions ?? [] }
}

function toResult(row: Row, languages: Languages): SearchResult[] {
  const [locale] = languages
  const matched = row.texts.find((text) => text.matched)
  const own = languages.flatMap((one) => row.texts.find((text) => text.locale === one) ?? [])
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

function toImage(media: NonNullable<Row['media']>, locale: Locale): SearchResult['image'] {
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
