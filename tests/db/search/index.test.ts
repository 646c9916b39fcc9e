import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { suggest } from '@/lib/search/queries-suggest'
import { rebuildIndex } from '@/lib/search/rebuild/mutations'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'
import { ask, hitsOf } from '@/tests/helpers/search'

const line = (changes: Record<string, unknown> = {}, en: Record<string, unknown> = {}) =>
  storyLine({
    id: 'ferry',
    section: 'region',
    tags: ['water'],
    authors: ['ani-sar'],
    translations: {
      en: {
        title: 'Ferries return',
        body: ['The quarterdeck was painted green.', 'Nobody expected the zeppelin.'],
        ...en,
      },
      ru: { title: 'Паромы вернулись', body: ['Палубу покрасили.'] },
    },
    ...changes,
  })

describe('the index', () => {
  const database = useDatabase()
  const found = async (query: string, fields: Record<string, string> = {}) =>
    (await ask(database().db, { locale: 'en', query, exact: true, ...fields })).items.map(({ slug }) => slug)

  it('knows a story from the moment it is published', async () => {
    expect(await found('zeppelin')).toEqual([])
    await importLines(database().db, [line()])
    expect(await found('zeppelin')).toEqual(['ferries-return'])
    expect(await found('палубы')).toEqual(['ferries-return'])
  })

  it('forgets what a correction took away, and knows what it brought', async () => {
    await importLines(database().db, [line({}, { body: ['The quarterdeck was painted blue.'] })])
    expect(await found('zeppelin')).toEqual([])
    expect(await found('green')).toEqual([])
    expect(await found('blue quarterdeck')).toEqual(['ferries-return'])
  })

  it('follows a story to another section, topic and author', async () => {
    expect(await found('ferry', { section: 'region', tag: 'water', author: 'ani-sar' })).toHaveLength(1)
    await importLines(database().db, [line({ section: 'culture', tags: ['ships'], authors: ['lev-om'] })])
    expect(await found('ferry', { section: 'region' })).toEqual([])
    expect(await found('ferry', { tag: 'water' })).toEqual([])
    expect(await found('ferry', { section: 'culture', tag: 'ships', author: 'lev-om' })).toHaveLength(1)
  })

  it('says no word of a text that was withdrawn, in suggestions and corrections either', async () => {
    const { db } = database()
    expect((await suggest(db, { locale: 'en', query: 'ferr' })).length).toBeGreaterThan(0)
    await importLines(db, [line({}, { status: 'withdrawn' })])
    expect(await found('quarterdeck')).toEqual([])
    const stories = (await suggest(db, { locale: 'en', query: 'ferr' })).filter(({ kind }) => kind === 'story')
    expect(stories.filter(({ locale }) => locale === 'en')).toEqual([])
    const { correction, items } = await ask(db, { locale: 'en', query: 'quarterdeckk' })
    expect({ correction, items }).toEqual({ correction: null, items: [] })
  })

  it('waits for the time of what is scheduled, by the clock of the database', async () => {
    const { db } = database()
    const publishedAt = new Date(Date.now() + 3_600_000).toISOString()
    const translations = { en: { title: 'Embargoed aardvarks', body: [], status: 'scheduled', publishedAt } }
    await importLines(db, [storyLine({ id: 'later', translations })])
    expect(await found('aardvarks')).toEqual([])
    expect(await suggest(db, { locale: 'en', query: 'embargoed' })).toEqual([])
    await db.$executeRaw`UPDATE translation SET published_at = now() - interval '1 second' WHERE title LIKE 'Embargoed%'`
    await db.$executeRaw`UPDATE search_document d SET published_at = t.published_at FROM translation t WHERE t.id = d.translation_id`
    expect(await found('aardvarks')).toEqual(['embargoed-aardvarks'])
  })
})

describe('a rebuilt index', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      await importLines(db, [line(), line({ id: 'second' }, { title: 'Second story' })])
    },
  })
  const snapshot = () =>
    database().db.$queryRaw<unknown[]>`
      SELECT d.translation_id::text, d.vector::text, d.text, encode(d.offsets, 'hex') AS offsets, d.neighbours::text, s.folded,
        d.author_ids::text
      FROM search_document d JOIN search_title s USING (translation_id) ORDER BY 1`

  it('is the same as the one that publications wrote', async () => {
    const { db } = database()
    const before = await snapshot()
    expect(before).toHaveLength(4)
    await db.$executeRaw`TRUNCATE search_document, search_title`
    const progress: number[] = []
    const { done } = await rebuildIndex(db, { onProgress: (step) => progress.push(step.done) })
    expect(done).toBe(4)
    expect(progress.at(-1)).toBe(4)
    expect(await snapshot()).toEqual(before)
  })

  it('goes on where it was interrupted, unless told to begin again', async () => {
    const { db } = database()
    const ids = (await db.translation.findMany({ orderBy: { id: 'asc' }, select: { id: true } })).map(({ id }) => id)
    await db.searchRebuild.update({ where: { id: 1 }, data: { after: ids[1] ?? null, finishedAt: null } })
    await db.$executeRaw`TRUNCATE search_document, search_title`
    await rebuildIndex(db)
    expect(await db.searchDocument.count()).toBe(2)
    await rebuildIndex(db, { fromStart: true })
    expect(await db.searchDocument.count()).toBe(4)
  })

  it('has a correction that was made while the text was being analysed', async () => {
    const { db } = database()
    let rebuilt: Promise<unknown> = Promise.resolve()
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id::text FROM article FOR UPDATE`
      rebuilt = rebuildIndex(db, { fromStart: true })
      await expect
        .poll(() => db.$queryRaw`SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted`, { timeout: 10_000 })
        .not.toEqual([{ waiting: 0 }])
      await tx.$executeRaw`UPDATE translation SET title = 'Corrected platypus' WHERE locale = 'en'`
    })
    await rebuilt
    expect((await ask(db, { locale: 'en', query: 'platypus', exact: true })).items).toHaveLength(2)
    expect((await ask(db, { locale: 'en', query: 'ferries', exact: true })).items).toEqual([])
    // Words of what was analysed too early are not taken for written.
    expect(await db.searchWord.count({ where: { word: 'platypus' } })).toBe(1)
  })

  it('forgets what should not be in it', async () => {
    const { db } = database()
    await db.$executeRaw`UPDATE translation SET status = 'withdrawn' WHERE locale = 'ru'`
    await rebuildIndex(db)
    expect(await db.searchDocument.count()).toBe(2)
  })
})

describe('what is shown of a match', () => {
  const titles = { en: 'Night trams', ru: 'Ночные трамваи', hy: 'Գիշերային տրամվայներ' }
  const bodies = {
    en: ['Trams run. ', 'A heading here', 'Snow fell on the city.'],
    ru: ['Трамваи ходят.', 'Заголовок', 'На город упал снег.'],
    hy: ['Տրամվայները գնում են։', 'Վերնագիր', 'Քաղաքում ձյուն եկավ։'],
  }
  const words = { en: 'snow', ru: 'снег', hy: 'ձյուն' }
  const database = useDatabase({
    fill: async ({ db }) => {
      const translations = Object.fromEntries(
        locales.map((locale) => [locale, { title: titles[locale], body: bodies[locale] }]),
      )
      await importLines(db, [storyLine({ id: 'tram', translations })])
    },
  })

  it.each(locales)('is the word itself, in the text it stands in (%s)', async (locale) => {
    for (const page of locales) {
      const { items } = await ask(database().db, { locale: page, query: words[locale] })
      const [story] = items
      expect(items).toHaveLength(1)
      expect(story?.locale).toBe(page)
      const where = page === locale ? story : story?.matchedIn
      expect(hitsOf(where?.snippet ?? []).map((hit) => hit.toLowerCase())).toEqual([words[locale]])
      expect(story?.matchedIn?.locale ?? page).toBe(locale)
      if (page !== locale) expect(hitsOf(story?.snippet ?? [])).toEqual([])
    }
  })
})
