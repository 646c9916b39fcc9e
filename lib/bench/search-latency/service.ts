import { z } from 'zod'
import { shortCode } from '@/lib/articles/short-code'
import { uuidv7 } from '@/lib/articles/uuid'
import { bodySchema } from '@/lib/body/schema'
import { createDb, type PrismaClient } from '@/lib/db'
import { generateStories, minutesApart } from '@/lib/demo/generate'
import { type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from '@/lib/search/analysis/analyze'
import { analyseText, type SearchSource } from '@/lib/search/document'
import { foldWord } from '@/lib/search/fold'
import { type AnalysedSource, storeAnalysed } from '@/lib/search/mutations'
import { ensureAuthors, ensureSections, ensureTags } from '@/lib/taxonomy/mutations'

type Token = ReturnType<typeof analyze>[number]

const storySchema = z.object({
  id: z.string(),
  section: z.string(),
  tags: z.array(z.string()),
  authors: z.array(z.string()),
  originalLocale: z.string(),
  translations: z.record(
    z.enum(locales),
    z.object({
      title: z.string(),
      lead: z.string(),
      body: z.array(z.union([z.string(), z.object({ type: z.literal('heading'), content: z.string() })])),
    }),
  ),
})

/** Stories of one statement. */
const batchSize = 250

/**
 * The analyser for texts of plain words, which is what invented texts are: gives what `analyze` gives, several times as fast.
 */
function createFastReading() {
  const known = Object.fromEntries(locales.map((locale) => [locale, new Map<string, Token>()]))
  return ({ text, locale }: { text: string; locale: Locale }): Token[] => {
    const tokens: Token[] = []
    for (const { 0: written, index } of text.matchAll(/\p{L}+/gu)) {
      let token = known[locale]?.get(written)
      if (!token) {
        token = analyze({ text: written, locale })[0]
        if (!token) continue
        known[locale]?.set(written, token)
      }
      const { word, lexemes, neutral, stop } = token
      const position = tokens.length + 1
      tokens.push({ start: index, end: index + written.length, word, lexemes, neutral, stop, position })
    }
    return tokens
  }
}

/** The client as the site's searches use it. */
export function openSearchDb(url: string): PrismaClient {
  return createDb({ url, poolSize: 4, statementTimeout: 30_000, keepPlans: true })
}

export type SearchDb = PrismaClient

/**
 * Fills an empty, migrated database with invented stories in every language, straight into the tables a publication
 * writes. Indexes are made at the end: that takes a tenth of the time.
 */
export async function fillWithStories(options: {
  url: string
  count: number
  seed: number
  /** Called while nothing is being written. */
  onProgress: (done: number) => void
}): Promise<void> {
  const db = createDb({ url: options.url, poolSize: 2, statementTimeout: 1_800_000 })
  try {
    await fill(db, options)
  } finally {
    await db.$disconnect()
  }
}

async function fill(db: PrismaClient, options: Parameters<typeof fillWithStories>[0]): Promise<void> {
  const ids = {
    sections: await ensureSections(db, names('section', 8)),
    tags: await ensureTags(db, names('tag', 40)),
    authors: await ensureAuthors(db, names('author', 50)),
  }
  await db.$executeRaw`DROP INDEX search_document_vector_idx`
  await db.$executeRaw`DROP INDEX search_title_folded_idx`
  const read = createFastReading()
  const seen = new Set<string>()
  const newest = Date.now()
  let batch: Analysed[] = []
  let done = 0
  let writing: Promise<void> = Promise.resolve()
  for (const line of generateStories(options)) {
    const publishedAt = new Date(newest - (done + batch.length + 1) * minutesApart * 60_000)
    batch.push(analyse(storySchema.parse(JSON.parse(line)), { ids, publishedAt, read, seen }))
    if (batch.length < batchSize && done + batch.length < options.count) continue
    await writing
    const full = batch
    batch = []
    done += full.length
    options.onProgress(done)
    writing = write(db, full)
  }
  await writing
  await db.$executeRaw`SET maintenance_work_mem = '1GB'`
  await db.$executeRaw`CREATE INDEX search_document_vector_idx ON search_document USING gin (vector) WITH (fastupdate = off)`
  await db.$executeRaw`CREATE INDEX search_title_folded_idx ON search_title USING gin (folded gin_trgm_ops)`
  await db.$executeRaw`VACUUM ANALYZE`
}

/** Among 100,000 stories some codes meet; the next attempt is another. */
function freeCode(id: string, seen: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const code = shortCode(id, attempt)
    if (seen.has(code)) continue
    seen.add(code)
    return code
  }
}

function names(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}-${index + 1}`)
}

type Ids = Record<'sections' | 'tags' | 'authors', Map<string, string>>
type Analysed = ReturnType<typeof analyse>

function analyse(
  story: z.infer<typeof storySchema>,
  context: { ids: Ids; publishedAt: Date; read: typeof analyze; seen: Set<string> },
) {
  const { ids, publishedAt, read, seen } = context
  const article = {
    id: uuidv7(publishedAt.getTime()),
    external: story.id,
    code: freeCode(story.id, seen),
    section: ids.sections.get(story.section) ?? '',
    original: story.originalLocale,
  }
  const authors = story.authors.flatMap((slug) => ids.authors.get(slug) ?? [])
  const tags = [...new Set(story.tags)].flatMap((slug) => ids.tags.get(slug) ?? [])
  const texts = locales.flatMap((locale) => {
    const text = story.translations[locale]
    const body = bodySchema.parse(
      text.body.map((entry, index) => {
        const id = `b${index + 1}`
        return typeof entry === 'string'
          ? { id, type: 'paragraph', content: [{ text: entry }] }
          : { id, type: 'heading', level: 2, content: [{ text: entry.content }] }
      }),
    )
    const source: SearchSource = {
      translationId: uuidv7(publishedAt.getTime()),
      articleId: article.id,
      locale,
      sectionId: article.section,
      authorIds: authors,
      tagIds: tags,
      publishedAt,
      title: text.title,
      subtitle: null,
      lead: text.lead,
      body,
      captions: [],
    }
    const analysed = analyseText(source, read)
    // A word is written once; asking the database again for each of its thousand texts would take most of the time.
    const words = new Map([...analysed.words].filter(([word]) => !seen.has(word)))
    for (const word of words.keys()) seen.add(word)
    return [{ source, analysed: { ...analysed, words } } satisfies AnalysedSource]
  })
  return { article, authors, tags, texts }
}

async function write(db: PrismaClient, stories: readonly Analysed[]): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`
        INSERT INTO article (id, external_id, short_code, section_id, original_locale)
        SELECT id, external, code, section, original FROM json_to_recordset(${JSON.stringify(stories.map(({ article }) => article))}::json)
          AS x (id uuid, external text, code text, section uuid, original text)`
      const authors = stories.flatMap(({ article, authors }) =>
        authors.map((author) => ({ article: article.id, author })),
      )
      await tx.$executeRaw`
        INSERT INTO article_author (article_id, author_id)
        SELECT article, author FROM json_to_recordset(${JSON.stringify(authors)}::json) AS x (article uuid, author uuid)`
      const tags = stories.flatMap(({ article, tags }) => tags.map((tag) => ({ article: article.id, tag })))
      await tx.$executeRaw`
        INSERT INTO article_tag (article_id, tag_id)
        SELECT article, tag FROM json_to_recordset(${JSON.stringify(tags)}::json) AS x (article uuid, tag uuid)`
      const texts = stories.flatMap(({ article, texts }) =>
        texts.map(({ source }) => ({
          id: source.translationId,
          article: article.id,
          section: source.sectionId,
          locale: source.locale,
          slug: `${foldWord(article.external)}-${source.locale}`,
          title: source.title,
          lead: source.lead,
          body: source.body,
          published: source.publishedAt,
        })),
      )
      await tx.$executeRaw`
        INSERT INTO translation (id, article_id, section_id, locale, slug, status, title, lead, body, word_count, published_at)
        SELECT id, article, section, locale, slug, 'published', title, lead, body, 400, published
        FROM json_to_recordset(${JSON.stringify(texts)}::json) AS x (id uuid, article uuid, section uuid, locale text,
          slug text, title text, lead text, body jsonb, published timestamptz)`
      await storeAnalysed(
        tx,
        stories.flatMap(({ texts }) => texts),
      )
    },
    { timeout: 300_000 },
  )
}
