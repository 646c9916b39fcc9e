import { describe, expect, it } from 'vitest'
import type { Db } from '@/lib/db'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

function line(id: string, title: string, slug?: string, more: Record<string, unknown> = {}) {
  return storyLine({ id, translations: { en: { title, body: [], ...(slug ? { slug } : {}), ...more } } })
}

async function slugOf(db: Db, externalId: string) {
  const { slug } = await db.translation.findFirstOrThrow({ where: { article: { externalId } } })
  return slug
}

/** Old addresses and the stories they lead to. */
async function redirects(db: Db, ...slugs: string[]) {
  const rows = await db.slugRedirect.findMany({
    where: { slug: { in: slugs } },
    include: { translation: { include: { article: true } } },
    orderBy: { slug: 'asc' },
  })
  return rows.map(({ slug, translation }) => `${slug} → ${translation.article.externalId}`)
}

describe('two stories with one address', () => {
  it.each(['together', 'one after the other'])('(%s): the later is refused when it asked for it', async (how) => {
    const { db } = database()
    const id = how.replaceAll(' ', '-')
    const lines = [line(`${id}-1`, 'A', `wanted-${id}`), line(`${id}-2`, 'B', `wanted-${id}`), line(`${id}-3`, 'C')]
    const outcomes = how === 'together' ? [await importLines(db, lines)] : await oneByOne(lines)
    const refusals = outcomes.flatMap((outcome) => outcome.refusals)
    expect(refusals).toEqual([
      expect.stringContaining(`$.translations.en.slug: the address /en/wanted-${id} belongs to the story "${id}-1"`),
    ])
    expect(await db.article.count({ where: { externalId: { startsWith: id } } })).toBe(2)
  })

  async function oneByOne(lines: unknown[]) {
    const outcomes = []
    for (const one of lines) outcomes.push(await importLines(database().db, [one]))
    return outcomes
  }

  it('are told apart by their short codes when the address comes from the title', async () => {
    const { db } = database()
    const lines = [
      line('weather-1', 'The weather'),
      line('weather-2', 'The weather'),
      line('weather-3', 'The  Weather!'),
    ]
    expect(await importLines(db, lines)).toMatchObject({ created: 3, refused: 0 })
    const { shortCode } = await db.article.findUniqueOrThrow({ where: { externalId: 'weather-2' } })
    expect(await slugOf(db, 'weather-1')).toBe('the-weather')
    expect(await slugOf(db, 'weather-2')).toBe(`the-weather-${shortCode.toLowerCase()}`)
    expect(await slugOf(db, 'weather-3')).toMatch(/^the-weather-.{6}$/)
  })

  it('may have it in different languages', async () => {
    const { db } = database()
    const text = { title: 'Radio', slug: 'radio', body: [] }
    const lines = [
      storyLine({ id: 'radio-1', translations: { en: text } }),
      storyLine({ id: 'radio-2', originalLocale: 'hy', translations: { hy: text } }),
    ]
    expect(await importLines(db, lines)).toMatchObject({ created: 2 })
  })

  it('may hand it over in one file: the first moves away, the second moves in', async () => {
    const { db } = database()
    await importLines(db, [line('hand-1', 'A', 'hand-a'), line('hand-2', 'B', 'hand-b')])
    expect(await importLines(db, [line('hand-1', 'A', 'hand-c'), line('hand-2', 'B', 'hand-a')])).toMatchObject({
      updated: 2,
      refused: 0,
    })
    expect([await slugOf(db, 'hand-1'), await slugOf(db, 'hand-2')]).toEqual(['hand-c', 'hand-a'])
    expect(await redirects(db, 'hand-a', 'hand-b', 'hand-c')).toEqual(['hand-b → hand-2'])
  })
})

describe('an address', () => {
  it('is the short code when nothing of the title can be spelled', async () => {
    const { db } = database()
    await importLines(db, [line('kanji', '日本')])
    const { shortCode } = await db.article.findUniqueOrThrow({ where: { externalId: 'kanji' } })
    expect(await slugOf(db, 'kanji')).toBe(shortCode.toLowerCase())
  })

  it('stays when the title is corrected', async () => {
    const { db } = database()
    await importLines(db, [line('typo', 'Teh bridge')])
    await importLines(db, [line('typo', 'The bridge')])
    expect(await slugOf(db, 'typo')).toBe('teh-bridge')
  })

  it('that was left leads to the story, however often it moves, and never in a chain or a loop', async () => {
    const { db } = database()
    for (const slug of ['walk-a', 'walk-b', 'walk-c']) await importLines(db, [line('walk', 'Walk', slug)])
    expect(await redirects(db, 'walk-a', 'walk-b', 'walk-c')).toEqual(['walk-a → walk', 'walk-b → walk'])
    await importLines(db, [line('walk', 'Walk', 'walk-a')])
    expect(await redirects(db, 'walk-a', 'walk-b', 'walk-c')).toEqual(['walk-b → walk', 'walk-c → walk'])
  })

  it('that another story left is taken when asked for, and avoided otherwise', async () => {
    const { db } = database()
    await importLines(db, [line('old', 'Old', 'left')])
    await importLines(db, [line('old', 'Old', 'moved')])
    await importLines(db, [line('avoids', 'Left')])
    expect(await slugOf(db, 'avoids')).toMatch(/^left-.{6}$/)
    await importLines(db, [line('takes', 'Takes', 'left')])
    expect(await slugOf(db, 'takes')).toBe('left')
    expect(await redirects(db, 'left')).toEqual([])
  })
})
