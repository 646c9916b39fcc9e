import { describe, expect, it } from 'vitest'
import type { PrismaClient } from '@/lib/db'
import type { Sort } from '@/lib/search/types'
import { useDatabase } from '@/tests/helpers/database'
import { ask } from '@/tests/helpers/search'
import { createStory, inMinutes } from '@/tests/helpers/stories'

const day = 24 * 60

describe('filters', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      await createStory(db, {
        section: 'sport',
        tags: ['chess'],
        authors: ['ani'],
        texts: [
          {
            locale: 'en',
            slug: 'new',
            title: 'Rook endings',
            text: 'The red rook takes. Later a bishop waits.',
            publishedAt: inMinutes(-day),
          },
        ],
      })
      await createStory(db, {
        section: 'city',
        tags: ['birds'],
        authors: ['ani', 'lev'],
        texts: [
          {
            locale: 'en',
            slug: 'old',
            title: 'Rook nests',
            text: 'A rook that is red builds.',
            publishedAt: new Date('2019-05-06T10:00:00Z'),
          },
          { locale: 'ru', slug: 'old-ru', title: 'Грачи', text: 'Rook', publishedAt: new Date('2019-05-06T10:00:00Z') },
        ],
      })
      await db.sectionTranslation.createMany({
        data: await db.section
          .findMany({ where: { slug: 'city' } })
          .then((rows) => rows.map(({ id }) => ({ sectionId: id, locale: 'ru', name: 'Город и люди' }))),
      })
    },
  })
  const found = async (query: string, fields: Record<string, string> = {}) =>
    (await ask(database().db, { locale: 'en', query, exact: true, ...fields })).items.map(({ slug }) => slug).sort()

  it.each([
    ['rook', {}, ['new', 'old']],
    ['rook section:sport', {}, ['new']],
    ['rook section:SPORT', {}, ['new']],
    ['rook', { section: 'city' }, ['old']],
    ['rook section:"Город и люди"', {}, ['old']],
    ['rook section:sport section:city', {}, ['new', 'old']],
    ['rook author:ani', {}, ['new', 'old']],
    ['rook author:lev', {}, ['old']],
    ['rook author:lev author:ani section:sport', {}, ['new']],
    ['rook tag:chess', {}, ['new']],
    ['rook language:ru', {}, ['old']],
    ['rook language:hy', {}, []],
    ['rook to:2019', {}, ['old']],
    ['rook from:2020', {}, ['new']],
    ['rook from:2019-05-06 to:2019-05-06', {}, ['old']],
    ['rook from:2019-05-07 to:2019-12-31', {}, []],
    ['section:sport', {}, ['new']],
    ['from:2019 to:2019', {}, ['old']],
    ['rook -nests', { language: 'en' }, ['new']],
    ['-nests', { language: 'en' }, ['new']],
    ['rook -"red rook"', {}, ['old']],
    ['"red rook"', {}, ['new']],
    ['"rook red"', {}, []],
    ['"takes later"', {}, ['new']],
    ['rook section:nowhere', {}, []],
    ['rook author:nobody author:lev', {}, ['old']],
  ])('%s %j', async (query, fields, slugs) => {
    expect(await found(query, fields)).toEqual(slugs)
  })

  it('that name nothing are told of', async () => {
    const { unknown, items } = await ask(database().db, { locale: 'en', query: 'rook author:nobody' })
    expect(unknown).toEqual([{ kind: 'author', value: 'nobody' }])
    expect(items).toEqual([])
  })

  it('are counted, each story once, and the chosen are marked', async () => {
    const { facets, total } = await ask(database().db, { locale: 'en', query: 'rook', section: 'city' })
    expect(total).toEqual({ stories: 1, about: false })
    const short = (kind: keyof typeof facets) =>
      facets[kind].map(({ value, stories, active }) => [value, stories, active])
    expect(short('section')).toEqual([['city', 1, true]])
    expect(short('language').sort()).toEqual([
      ['en', 1, false],
      ['ru', 1, false],
    ])
    expect(short('author').sort()).toEqual([
      ['ani', 1, false],
      ['lev', 1, false],
    ])
    expect(short('year')).toEqual([['2019', 1, false]])
  })
})

describe('pages of results', () => {
  const stories = 23
  const database = useDatabase({
    fill: async ({ db }) => {
      for (let index = 0; index < stories; index += 1) {
        const text = 'lighthouse '.repeat(1 + (index % 3))
        await createStory(db, {
          texts: [
            {
              locale: 'en',
              slug: `s${index}`,
              title: `Story ${index}`,
              text,
              publishedAt: inMinutes(-index * day - 5),
            },
            {
              locale: 'ru',
              slug: `r${index}`,
              title: `Рассказ ${index}`,
              text,
              publishedAt: inMinutes(-index * day - 3 * day),
            },
          ],
        })
      }
    },
  })

  async function walk(db: PrismaClient, sort: Sort, betweenPages: () => Promise<unknown> = async () => undefined) {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof ask>> = await ask(db, {
        locale: 'en',
        query: 'lighthouse',
        sort,
        ...(after ? { after } : {}),
      })
      seen.push(...page.items.map(({ slug }) => slug))
      after = page.next
      await betweenPages()
    } while (after !== null)
    return seen
  }

  it.each(['relevance', 'date'] as const)('show every story once by %s', async (sort) => {
    const seen = await walk(database().db, sort)
    expect(seen.toSorted()).toEqual(Array.from({ length: stories }, (_, index) => `s${index}`).sort())
  })

  it('go from the newest to the oldest by date', async () => {
    expect(await walk(database().db, 'date')).toEqual(Array.from({ length: stories }, (_, index) => `s${index}`))
  })

  it.each(['relevance', 'date'] as const)(
    'neither repeat nor lose a story while others are published (%s)',
    async (sort) => {
      const { db } = database()
      let published = 0
      const seen = await walk(db, sort, () => {
        published += 1
        const slug = `${sort}-${published}`
        return createStory(db, { texts: [{ locale: 'en', slug, text: 'lighthouse', publishedAt: new Date() }] })
      })
      const old = seen.filter((slug) => /^s\d+$/.test(slug))
      expect(new Set(seen).size).toBe(seen.length)
      expect(old).toHaveLength(stories)
    },
  )
})

describe('rank', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      const filler = 'something else entirely '.repeat(20)
      const at = inMinutes(-day)
      const texts: [string, string, string | undefined, string, Date][] = [
        ['in-title', 'Granite quarry', undefined, filler, at],
        ['in-lead', 'A story', 'Granite again', filler, at],
        ['in-body', 'Another story', undefined, `${filler} granite ${filler}`, at],
        ['near', 'Near', undefined, `${filler} basalt columns ${filler}`, at],
        ['far', 'Far', undefined, `basalt ${filler} columns`, at],
        ['fresh', 'Obsidian blade', undefined, filler, inMinutes(-5)],
        ['stale', 'Obsidian blade', undefined, filler, inMinutes(-400 * day)],
      ]
      for (const [slug, title, lead, text, publishedAt] of texts)
        await createStory(db, { texts: [{ locale: 'en', slug, title, ...(lead ? { lead } : {}), text, publishedAt }] })
    },
  })
  const order = async (query: string) =>
    (await ask(database().db, { locale: 'en', query })).items.map(({ slug }) => slug)

  it('puts the title before the lead before the text', async () => {
    expect(await order('granite')).toEqual(['in-title', 'in-lead', 'in-body'])
  })

  it('puts words that stand together first', async () => {
    expect(await order('basalt columns')).toEqual(['near', 'far'])
  })

  it('puts the fresh before the stale', async () => {
    expect(await order('obsidian')).toEqual(['fresh', 'stale'])
  })
})
