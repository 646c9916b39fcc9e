import { randomUUID } from 'node:crypto'
import { shortCode } from '@/lib/articles/short-code'
import { bodySchema } from '@/lib/body/schema'
import type { Body } from '@/lib/body/types'
import { bodyText, countWords } from '@/lib/body/utils'
import type { Db } from '@/lib/db'
import type { TranslationStatus } from '@/lib/generated/prisma/enums'
import type { Locale } from '@/lib/i18n/locales'
import { refreshSearchDocuments } from '@/lib/search/mutations'

export const minute = 60_000

/** An instant some minutes from the present one; negative is the past. */
export function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * minute)
}

export type TextToCreate = {
  locale: Locale
  slug: string
  title?: string
  lead?: string
  /** One paragraph; blocks are given as `blocks`. */
  text?: string
  blocks?: Body
  status?: TranslationStatus
  publishedAt?: Date | null
}

export type StoryToCreate = {
  section?: string
  tags?: string[]
  authors?: string[]
  breaking?: boolean
  pinned?: boolean
  texts: TextToCreate[]
}

export type CreatedStory = {
  articleId: string
  shortCode: string
  translations: { id: string; locale: Locale; slug: string }[]
}

/**
 * Writes a story straight into the database, whatever its status. The index takes of it what a publication would give it.
 *
 * @example await createStory(db, { texts: [{ locale: 'hy', slug: 'dzyun', status: 'draft' }] })
 */
export async function createStory(db: Db, story: StoryToCreate): Promise<CreatedStory> {
  const code = shortCode(randomUUID())
  const article = await db.article.create({
    data: {
      shortCode: code,
      originalLocale: story.texts[0]?.locale ?? 'en',
      breaking: story.breaking ?? false,
      pinned: story.pinned ?? false,
      section: named(story.section ?? 'region'),
      tags: { create: (story.tags ?? []).map((slug) => ({ tag: named(slug) })) },
      authors: { create: (story.authors ?? []).map((slug, position) => ({ position, author: named(slug) })) },
    },
  })
  const translations: CreatedStory['translations'] = []
  for (const text of story.texts) {
    const { id } = await createText(db, article, text)
    translations.push({ id, locale: text.locale, slug: text.slug })
  }
  return { articleId: article.id, shortCode: code, translations }
}

function named(slug: string) {
  return { connectOrCreate: { where: { slug }, create: { slug } } }
}

async function createText(
  db: Db,
  article: { id: string; sectionId: string },
  text: TextToCreate,
): Promise<{ id: string }> {
  const paragraph = { id: 'b1', type: 'paragraph', content: [{ text: text.text ?? 'Text' }] } as const
  const body = bodySchema.parse(text.blocks ?? [paragraph])
  const title = text.title ?? text.slug
  const row = await db.translation.create({
    data: {
      articleId: article.id,
      sectionId: article.sectionId,
      locale: text.locale,
      slug: text.slug,
      title,
      lead: text.lead ?? null,
      status: text.status ?? 'published',
      body,
      wordCount: countWords(bodyText(body)),
      publishedAt: text.publishedAt === undefined ? inMinutes(-60) : text.publishedAt,
    },
    select: { id: true },
  })
  await refreshSearchDocuments(db, [row.id])
  return row
}

/** A text in every state there is, its slug being the name of the state. Only `visibleStates` are for readers. */
export const everyState = [
  { slug: 'draft', status: 'draft', publishedAt: null },
  { slug: 'draft-with-a-past-date', status: 'draft', publishedAt: inMinutes(-10) },
  { slug: 'in-review', status: 'in_review', publishedAt: inMinutes(-10) },
  { slug: 'scheduled-for-later', status: 'scheduled', publishedAt: inMinutes(60) },
  { slug: 'scheduled-and-due', status: 'scheduled', publishedAt: inMinutes(-1) },
  { slug: 'published', status: 'published', publishedAt: inMinutes(-2) },
  { slug: 'published-for-later', status: 'published', publishedAt: inMinutes(60) },
  { slug: 'withdrawn', status: 'withdrawn', publishedAt: inMinutes(-10) },
] as const satisfies Omit<TextToCreate, 'locale'>[]

/** Newest first. */
export const visibleStates = ['scheduled-and-due', 'published']

/** One story for every state, in one language. */
export async function createEveryState(db: Db, text: { locale: Locale; title?: string }): Promise<CreatedStory[]> {
  const stories: CreatedStory[] = []
  for (const state of everyState) stories.push(await createStory(db, { texts: [{ ...text, ...state }] }))
  return stories
}
