import { describe, expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import { useDatabase } from '@/tests/helpers/database'
import { importLines, rowVersions } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

type Text = Record<string, unknown>
const en: Text = { title: 'Bridge', body: ['One'] }
const ru: Text = { title: 'Мост', body: ['Раз'] }

function line(id: string, translations: Record<string, Text>, parts: Record<string, unknown> = {}) {
  return storyLine({ id, translations, ...parts })
}

async function textsOf(db: Db, externalId: string) {
  const rows = await db.translation.findMany({
    where: { article: { externalId } },
    include: { revisions: { orderBy: { number: 'asc' } }, search: true, views: true },
  })
  return new Map(rows.map((row) => [row.locale, row]))
}

describe('a story that comes again', () => {
  it('touches only the text that changed; views stay', async () => {
    const { db } = database()
    await importLines(db, [line('touch', { en, ru }, { tags: ['a'] })])
    const before = await textsOf(db, 'touch')
    const counted = before.get('en')?.id ?? ''
    await db.viewCount.create({ data: { translationId: counted, count: 7 } })
    const untouched = ['article_author', 'article_tag', 'view_count', 'section', 'tag']
    const versions = await rowVersions(db, untouched)
    const russian = () => db.$queryRaw`SELECT xmin::text FROM translation WHERE id = ${before.get('ru')?.id}::uuid`
    const russianBefore = await russian()
    const changed = line('touch', { en: { ...en, body: ['One, corrected'] }, ru }, { tags: ['a'] })
    expect(await importLines(db, [changed])).toMatchObject({ updated: 1 })
    expect(await rowVersions(db, untouched)).toEqual(versions)
    expect(await russian()).toEqual(russianBefore)
    const after = await textsOf(db, 'touch')
    expect(after.get('en')).toMatchObject({ id: counted, views: { count: 7 } })
    expect(after.get('en')?.revisions).toHaveLength(2)
    expect(after.get('ru')?.revisions).toHaveLength(1)
  })

  it('leaves alone a translation that the line no longer has', async () => {
    const { db } = database()
    await importLines(db, [line('vanish', { en, ru })])
    expect(await importLines(db, [line('vanish', { en: { ...en, title: 'Old bridge' } })])).toMatchObject({
      updated: 1,
    })
    const texts = await textsOf(db, 'vanish')
    expect([texts.get('en')?.title, texts.get('ru')?.title]).toEqual(['Old bridge', 'Мост'])
  })

  it('has the authors, tags and section of its last line', async () => {
    const { db } = database()
    await importLines(db, [line('move', { en }, { authors: ['ani', 'boris'], tags: ['a', 'b'] })])
    await importLines(db, [
      line('move', { en }, { authors: ['carmen', 'ani'], tags: ['b', 'c'], section: 'world', pinned: true }),
    ])
    const article = await db.article.findUniqueOrThrow({
      where: { externalId: 'move' },
      include: {
        section: true,
        authors: { orderBy: { position: 'asc' }, include: { author: true } },
        tags: { include: { tag: true } },
      },
    })
    expect(article.authors.map(({ author }) => author.slug)).toEqual(['carmen', 'ani'])
    expect(article.tags.map(({ tag }) => tag.slug).sort()).toEqual(['b', 'c'])
    expect([article.section.slug, article.pinned]).toEqual(['world', true])
  })
})

describe('revisions', () => {
  it('are made of texts that readers can see, once for each text', async () => {
    const { db } = database()
    const revisionsAfter = async (text: Text) => {
      await importLines(db, [line('revise', { en: text })])
      const current = (await textsOf(db, 'revise')).get('en')
      return { count: current?.revisions.length, findable: current?.search !== null }
    }
    expect(await revisionsAfter({ ...en, status: 'draft' })).toEqual({ count: 0, findable: false })
    expect(await revisionsAfter({ ...en, status: 'in_review', body: ['Uno'] })).toEqual({ count: 0, findable: false })
    expect(await revisionsAfter(en)).toEqual({ count: 1, findable: true })
    expect(await revisionsAfter({ ...en, publishedAt: '2026-03-02T09:00:00Z' })).toEqual({ count: 1, findable: true })
    expect(await revisionsAfter({ ...en, lead: 'Lead' })).toEqual({ count: 2, findable: true })
    expect(await revisionsAfter({ ...en, lead: 'Lead', status: 'withdrawn' })).toEqual({ count: 2, findable: false })
    expect(await revisionsAfter({ ...en, lead: 'Lead', status: 'scheduled' })).toEqual({ count: 2, findable: true })
    expect(await revisionsAfter(en)).toEqual({ count: 3, findable: true })
  })

  it('are as old as the line says, never younger than the present', async () => {
    const { db } = database()
    const dated = (updatedAt: string | null, body: string) => line('dated', { en: { ...en, updatedAt, body: [body] } })
    await importLines(db, [dated(null, '1')])
    await importLines(db, [dated('2026-03-05T00:00:00Z', '2')])
    const before = new Date()
    await importLines(db, [dated('2026-03-05T00:00:00Z', '3')])
    const [first, second, third] = (await textsOf(db, 'dated')).get('en')?.revisions ?? []
    expect([first?.createdAt, second?.createdAt]).toEqual([
      new Date('2026-03-01T09:00:00Z'),
      new Date('2026-03-05T00:00:00Z'),
    ])
    expect(third?.createdAt.getTime()).toBeGreaterThan(before.getTime() - 5_000)
    await importLines(db, [
      line('future', { en: { ...en, status: 'scheduled' } }, { publishedAt: '2190-01-01T00:00:00Z' }),
    ])
    const [future] = (await textsOf(db, 'future')).get('en')?.revisions ?? []
    expect(future?.createdAt.getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it('know the state of the original they were made from: a translation that did not follow is behind', async () => {
    const { db } = database()
    const originals = async () => {
      const texts = await textsOf(db, 'behind')
      const number = (id: string | null | undefined) =>
        texts.get('en')?.revisions.find((revision) => revision.id === id)?.number
      return texts.get('ru')?.revisions.map((revision) => number(revision.originalRevisionId))
    }
    await importLines(db, [line('behind', { en, ru })])
    expect(await originals()).toEqual([1])
    await importLines(db, [line('behind', { en: { ...en, lead: 'More' }, ru })])
    expect(await originals()).toEqual([1])
    await importLines(db, [line('behind', { en: { ...en, lead: 'More' }, ru: { ...ru, lead: 'Ещё' } })])
    expect(await originals()).toEqual([1, 2])
    await importLines(db, [line('behind', { en: { ...en, lead: 'Most' }, ru: { ...ru, lead: 'Больше' } })])
    expect(await originals()).toEqual([1, 2, 3])
  })
})
