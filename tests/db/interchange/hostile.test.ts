import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodySchema } from '@/lib/body/schema'
import { hostileText } from '@/tests/helpers/arbitraries'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { bodyLine, storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

describe('PostgreSQL', () => {
  it('takes whatever the importer accepts', async () => {
    const { db } = database()
    const texts = fc.sample(hostileText, { numRuns: 300, seed: 1 })
    const lines = texts.map((text, index) =>
      storyLine({
        id: `hostile-${index}`,
        translations: {
          en: {
            title: `${index} ${text}`.slice(0, 200),
            lead: text,
            body: [text, { type: 'quote', content: text, cite: text }],
          },
          hy: { title: `ա${text}`.slice(0, 200), body: `<p>${text}</p>${text}` },
        },
      }),
    )
    const { refusals, created } = await importLines(db, lines)
    expect(refusals).toEqual([])
    expect(created).toBe(lines.length)
    for (const { body } of await db.translation.findMany({ select: { body: true } })) {
      expect(bodySchema.safeParse(body).success).toBe(true)
    }
  })

  it('can search a book: the vector holds its beginning', async () => {
    const { db } = database()
    const words = Array.from({ length: 150_000 }, (_, index) => `w${index.toString(36)}-${(index * 7).toString(36)}`)
    const body = [...Array(15).keys()].map((part) => words.slice(part * 10_000, (part + 1) * 10_000).join(' '))
    const cyrillic = [...Array(40).keys()].map((part) => Array(3_000).fill(`щ${part}ё`).join(' '))
    expect(
      await importLines(db, [bodyLine(body, { id: 'book' }), bodyLine(cyrillic, { id: 'тетрадь' })]),
    ).toMatchObject({
      created: 2,
      refused: 0,
    })
    const found = await db.$queryRaw`
      SELECT 1 FROM search_document WHERE vector @@ ${"'en:w1'"}::tsquery`
    expect(found).toHaveLength(1)
  })
})

describe('a story that the database refuses', () => {
  it('is the only one of its batch that is not written', async () => {
    const { db } = database()
    await db.$executeRaw`ALTER TABLE translation ADD CONSTRAINT no_poison CHECK (title <> 'Poison')`
    const titles = ['Before', 'Poison', 'After']
    const lines = titles.map((title) =>
      storyLine({ id: title, section: title.toLowerCase(), translations: { en: { title, body: [] } } }),
    )
    const { refusals, created } = await importLines(db, lines)
    expect(created).toBe(2)
    expect(refusals).toEqual([expect.stringMatching(/^line 2: \$: PostgreSQL refused it: .*no_poison/)])
    expect(await db.article.count({ where: { externalId: 'Poison' } })).toBe(0)
    // Not even the section that it alone named.
    expect(await db.section.count({ where: { slug: 'poison' } })).toBe(0)
  })
})
