import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { useDatabase } from '@/tests/helpers/database'
import { query } from '@/tests/helpers/query'
import { createEveryState, createStory, visibleStates } from '@/tests/helpers/stories'
import { reader, readingOf, useCounters } from '@/tests/helpers/views'

describe('the counting core', () => {
  const database = useDatabase()
  const { start } = useCounters()
  const url = () => database().url

  it('counts one reader, one story, one day; the number is that of all languages', async () => {
    const story = await createStory(database().db, {
      texts: locales.map((locale) => ({ locale, slug: `counted-${locale}` })),
    })
    const counter = await start({ url: url() })
    for (const [index, locale] of locales.entries()) {
      const view = { ...readingOf(story, index), reader: reader(index) }
      expect(await counter.count(view)).toEqual({ kind: 'counted', count: index + 1, locale })
      expect(await counter.count(view)).toEqual({ kind: 'counted', count: index + 1, locale })
    }
    // The same reader in another language.
    const again = await counter.count({ ...readingOf(story, 2), reader: reader(0) })
    expect(again).toEqual({ kind: 'counted', count: 3, locale: locales[2] })
    expect(await counter.total(story.articleId)).toBe(3)
  })

  it('answers a thousand readers at once, each after the commit, with numbers that are there', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'hy', slug: 'crowd' }] })
    const counter = await start({ url: url() })
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, number) => counter.count({ ...readingOf(story), reader: reader(number) })),
    )
    expect(answers.every((answer) => answer.kind === 'counted' && (answer.count ?? 0) >= 1)).toBe(true)
    expect(await counter.total(story.articleId)).toBe(1_000)
    const second = await start({ url: url() })
    expect(await second.total(story.articleId)).toBe(1_000)
  })

  it('counts what readers can see, as lib/articles/ability.ts says, and nothing else', async () => {
    const stories = await createEveryState(database().db, { locale: 'en' })
    const counter = await start({ url: url() })
    for (const story of stories) {
      const slug = story.translations[0]?.slug ?? ''
      const answer = await counter.count({ ...readingOf(story), reader: reader(1) })
      expect(answer.kind, slug).toBe(visibleStates.includes(slug) ? 'counted' : 'unknown')
    }
  })

  it('refuses texts that are nobody’s, or another story’s', async () => {
    const [one, other] = [
      await createStory(database().db, { texts: [{ locale: 'en', slug: 'one' }] }),
      await createStory(database().db, { texts: [{ locale: 'en', slug: 'other' }] }),
    ]
    const counter = await start({ url: url() })
    const strangers = [
      { ...readingOf(one), translationId: '01900000-0000-7000-8000-000000000000' },
      { ...readingOf(one), articleId: '01900000-0000-7000-8000-000000000000' },
      { ...readingOf(one), articleId: other.articleId },
    ]
    for (const stranger of strangers) {
      expect(await counter.count({ ...stranger, reader: reader(1) })).toEqual({ kind: 'unknown' })
    }
    expect(await counter.total(one.articleId)).toBe(0)
    expect(await counter.total('01900000-0000-7000-8000-000000000000')).toBeNull()
  })

  it('two instances count one reader once, and each learns what the other counted', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'ru', slug: 'twice' }] })
    let clock = Date.now()
    const now = () => clock
    const [one, two] = [await start({ url: url(), now }), await start({ url: url(), now })]
    await Promise.all([
      one.count({ ...readingOf(story), reader: reader(1) }),
      two.count({ ...readingOf(story), reader: reader(1) }),
    ])
    await two.count({ ...readingOf(story), reader: reader(2) })
    clock += 5_000
    await expect.poll(() => one.total(story.articleId)).toBe(2)
    await expect.poll(() => two.total(story.articleId)).toBe(2)
  })

  it('takes up to 120 bytes a view, index included', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'storage' }] })
    const counter = await start({ url: url() })
    const size = async () => {
      const [row] = await query(
        url(),
        `select (pg_total_relation_size('view_even') + pg_total_relation_size('view_odd'))::int as bytes,
           (select count(*) from view_even)::int + (select count(*) from view_odd)::int as views`,
      )
      return row
    }
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(
        Array.from({ length: 3_000 }, (_, index) =>
          counter.count({ ...readingOf(story), reader: reader(100_000 + batch * 3_000 + index) }),
        ),
      )
    }
    const { bytes, views } = (await size()) ?? {}
    expect(views).toBeGreaterThan(30_000)
    expect(Number(bytes) / Number(views)).toBeLessThan(120)
  })

  it('stores neither addresses nor user agents: the rows have a key, a text, an hour and a class', async () => {
    const columns = await query(
      url(),
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_name like 'view_%' order by 1`,
    )
    const names = columns.map((row) => String(row.name))
    expect(names.filter((name) => /^view_(even|odd)\./.test(name))).toEqual(
      ['even', 'odd'].flatMap((table) =>
        ['hour', 'key', 'referrer', 'target'].map((column) => `view_${table}.${column}`),
      ),
    )
    expect(names.filter((name) => /agent|address|ip$|host|cookie|reader/.test(name))).toEqual([])
  })
})
