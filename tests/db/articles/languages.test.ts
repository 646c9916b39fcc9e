import { describe, expect, it } from 'vitest'
import { decodeCursor } from '@/lib/articles/cursor'
import { listArticles, listBreaking } from '@/lib/articles/queries'
import type { Languages } from '@/lib/i18n/languages'
import { type Locale, locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { createStory, inMinutes } from '@/tests/helpers/stories'

/** Stories in every set of languages, some of them hidden; the slug says which. */
const sets = [1, 2, 3, 4, 5, 6, 7].map((bits) => locales.filter((_, index) => bits & (1 << index)))
const copies = 3

const database = useDatabase({
  fill: async ({ db }) => {
    let age = 0
    for (let copy = 0; copy < copies; copy += 1) {
      for (const set of sets) {
        const name = `${set.join('-')}-${copy}`
        const texts = locales.map((locale) => {
          age += 1
          const status = set.includes(locale) ? ('published' as const) : ('draft' as const)
          return { locale, slug: `${name}-in-${locale}`, status, publishedAt: inMinutes(-((age * 37) % 101)) }
        })
        const story = await createStory(db, { texts, breaking: true })
        await db.viewCount.createMany({
          data: story.translations.map(({ id }, index) => ({ translationId: id, count: 1 + ((age + index) % 5) })),
        })
      }
    }
  },
})

const lists: Languages[] = [
  ['hy', 'ru'],
  ['ru', 'hy'],
  ['en', 'hy'],
  ['hy', 'ru', 'en'],
  ['en', 'ru', 'hy'],
]

/** The language a story has to be shown in. */
function expectedIn(set: readonly Locale[], languages: Languages): Locale | undefined {
  return languages.find((locale) => set.includes(locale))
}

describe('a list in a reader’s languages', () => {
  it.each(lists.map((languages) => [languages.join('+'), languages] as const))(
    'has every story once, in the first of %s it exists in, newest first',
    async (_name, languages) => {
      const items = []
      let next: string | null = null
      do {
        const after = next === null ? null : decodeCursor(next)
        const page = await listArticles(database().db, { locale: languages, filter: { by: 'all' }, after, limit: 4 })
        items.push(...page.items)
        next = page.next
      } while (next !== null)
      const expected = sets.flatMap((set) => {
        const locale = expectedIn(set, languages)
        const names = Array.from({ length: copies }, (_, copy) => `${set.join('-')}-${copy}-in-${locale}`)
        return locale ? names : []
      })
      expect(items.map((item) => item.slug).sort()).toEqual(expected.sort())
      const times = items.map((item) => item.publishedAt.getTime())
      expect(times).toEqual(times.toSorted((a, b) => b - a))
    },
  )

  it('holds for what is breaking', async () => {
    const { db } = database()
    const languages: Languages = ['hy', 'ru', 'en']
    for (const stories of [await listBreaking(db, languages)]) {
      expect(new Set(stories.map((story) => story.articleId)).size).toBe(stories.length)
      for (const { slug, locale } of stories) {
        const set = locales.filter((candidate) => slug.split('-in-')[0]?.split('-').includes(candidate))
        expect(locale).toBe(expectedIn(set, languages))
      }
    }
  })
})
