import { describe, expect, it } from 'vitest'
import { getStoryByShortCode, hasArticleAt, lookUpArticle } from '@/lib/articles/lookup'
import type { Db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Locale, locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { type CreatedStory, createEveryState, createStory, everyState, visibleStates } from '@/tests/helpers/stories'

/** Whatever is found, also of what readers no longer see, the cheap question must not have denied it. */
async function lookUp(db: Db, address: { locale: Locale; slug: string }) {
  const answer = await lookUpArticle(db, address)
  const isKnown = await hasArticleAt(db, address)
  if (answer.kind !== 'unknown') expect(isKnown, `${address.locale} ${address.slug}`).toBe(true)
  return answer
}

describe('an address of a story', () => {
  const stories: CreatedStory[] = []
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) stories.push(...(await createEveryState(db, { locale })))
    },
  })

  it.each(everyState.map((state) => state.slug))('leads to the text when readers may see it: %s', async (slug) => {
    const kind = visibleStates.includes(slug) ? 'found' : slug === 'withdrawn' ? 'withdrawn' : 'unknown'
    for (const locale of locales) {
      expect((await lookUp(database().db, { locale, slug })).kind, locale).toBe(kind)
    }
  })

  it('tells nothing of a hidden story by its short code either', async () => {
    for (const { shortCode, translations } of stories) {
      const visible = translations.some((translation) => visibleStates.includes(translation.slug))
      const links = await getStoryByShortCode(database().db, shortCode)
      expect(links).toHaveLength(visible ? 1 : 0)
      const answers = await Promise.all(
        locales.map(async (locale) => (await lookUp(database().db, { locale, slug: shortCode })).kind),
      )
      const withdrawn = translations.some((translation) => translation.slug === 'withdrawn')
      const hidden = withdrawn ? 'withdrawn' : 'unknown'
      expect(answers.filter((kind) => kind === hidden)).toHaveLength(visible ? 0 : locales.length)
    }
  })
})

describe('lookUpArticle', () => {
  const database = useDatabase()

  /** Public in every language, written in the reverse of the locale table's order. */
  async function storyInEveryLanguage(name: string): Promise<CreatedStory> {
    const texts = locales
      .toReversed()
      .map((locale) => ({ locale, slug: `${name}-${locale}`, title: `Title ${locale}` }))
    return createStory(database().db, { texts })
  }

  it.each(locales)('finds the text in %s, with all languages in the order of the table', async (locale) => {
    await storyInEveryLanguage(`found-in-${locale}`)
    const slug = `found-in-${locale}-${locale}`
    const answer = await lookUp(database().db, { locale, slug })
    expect(answer).toMatchObject({ kind: 'found', article: { locale, slug, title: `Title ${locale}`, views: 0 } })
    expect(answer.kind === 'found' && answer.article.translations.map((link) => link.locale)).toEqual([...locales])
  })

  it('leaves hidden languages out of the list', async () => {
    await createStory(database().db, {
      texts: [
        { locale: 'hy', slug: 'partly-hy' },
        { locale: 'ru', slug: 'partly-ru', status: 'draft' },
        { locale: 'en', slug: 'partly-en' },
      ],
    })
    const answer = await lookUp(database().db, { locale: 'en', slug: 'partly-en' })
    expect(answer.kind === 'found' && answer.article.translations.map((link) => link.slug)).toEqual([
      'partly-en',
      'partly-hy',
    ])
    expect(await lookUp(database().db, { locale: 'ru', slug: 'partly-ru' })).toEqual({ kind: 'unknown' })
  })

  it.each(locales)('sends an old slug and the short code to the present address in %s', async (locale) => {
    const { db } = database()
    const story = await storyInEveryLanguage(`moved-in-${locale}`)
    const own = story.translations.find((translation) => translation.locale === locale)
    if (!own) throw new Error('the story has no such language')
    await db.slugRedirect.create({ data: { locale, slug: `old-in-${locale}`, translationId: own.id } })
    const moved = { kind: 'moved', slug: own.slug }
    expect(await lookUp(db, { locale, slug: `old-in-${locale}` })).toEqual(moved)
    expect(await lookUp(db, { locale, slug: story.shortCode })).toEqual(moved)
    expect(await getStoryByShortCode(db, story.shortCode)).toHaveLength(locales.length)
  })

  it('sends the slug of another language to this language’s own address', async () => {
    await storyInEveryLanguage('foreign')
    expect(await lookUp(database().db, { locale: 'hy', slug: 'foreign-ru' })).toEqual({
      kind: 'moved',
      slug: 'foreign-hy',
    })
  })

  it.each(locales)('says which languages there are when there is none in %s', async (locale) => {
    const others = locales.filter((other) => other !== locale)
    const story = await createStory(database().db, {
      texts: others.toReversed().map((other) => ({ locale: other, slug: `no-${locale}-but-${other}`, title: other })),
    })
    const missing = {
      kind: 'missing',
      missing: {
        articleId: story.articleId,
        shortCode: story.shortCode,
        translations: others.map((other) => ({ locale: other, slug: `no-${locale}-but-${other}`, title: other })),
      },
    }
    for (const { slug } of story.translations) {
      expect(await lookUp(database().db, { locale, slug })).toEqual(missing)
    }
    expect(await lookUp(database().db, { locale, slug: story.shortCode })).toEqual(missing)
  })

  it('follows the old slug of a withdrawn text to the languages that are left', async () => {
    const { db } = database()
    const story = await createStory(db, {
      texts: [
        { locale: 'en', slug: 'left' },
        { locale: 'ru', slug: 'gone', status: 'withdrawn' },
      ],
    })
    const translationId = story.translations.find((translation) => translation.locale === 'ru')?.id ?? ''
    await db.slugRedirect.create({ data: { locale: 'ru', slug: 'gone-before', translationId } })
    const answer = await lookUp(db, { locale: 'ru', slug: 'gone-before' })
    expect(answer).toMatchObject({ kind: 'withdrawn', missing: { translations: [{ locale: 'en', slug: 'left' }] } })
    expect(await lookUp(db, { locale: 'ru', slug: 'gone' })).toEqual(answer)
    expect(await lookUp(db, { locale: 'hy', slug: 'left' })).toMatchObject({ kind: 'missing' })
  })

  it.each(['never-written', '', '2222222', "'; drop table article; --", 'ԱԲԳ'])('knows nothing of %j', async (slug) => {
    for (const locale of locales) {
      expect(await lookUp(database().db, { locale, slug })).toEqual({ kind: 'unknown' })
    }
  })

  const broken: Record<string, Prisma.InputJsonValue> = {
    'no-list': { type: 'paragraph' },
    'unknown-block': [{ id: 'b1', type: 'marquee', content: [{ text: 'x' }] }],
    'script-link': [{ id: 'b1', type: 'paragraph', content: [{ text: 'x', href: 'javascript:alert(1)' }] }],
    'id-twice': [
      { id: 'b1', type: 'divider' },
      { id: 'b1', type: 'divider' },
    ],
  }

  it.each(Object.entries(broken))('throws for a body outside the vocabulary: %s', async (slug, body) => {
    const { db } = database()
    const story = await createStory(db, { texts: [{ locale: 'en', slug }] })
    const id = story.translations[0]?.id ?? ''
    await db.translation.update({ where: { id }, data: { body } })
    await expect(lookUpArticle(db, { locale: 'en', slug })).rejects.toMatchObject({
      name: 'AppError',
      code: 'bad_stored_data',
      message: expect.stringContaining(id),
    })
  })

  it('has nothing where nothing ever was, and the cheap question says so', async () => {
    for (const locale of locales) {
      const address = { locale, slug: 'nobody-wrote-this' }
      expect(await lookUp(database().db, address)).toEqual({ kind: 'unknown' })
      expect(await hasArticleAt(database().db, address)).toBe(false)
    }
  })
})
