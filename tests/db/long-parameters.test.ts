import { describe, expect, it } from 'vitest'
import { arrayParameter, jsonParameter, textBytes } from '@/lib/long-parameters'
import { useDatabase } from '@/tests/helpers/database'

const texts = ['', 'NULL', 'a "quoted" \\ text', '{1,2}', ' ծով\n', "it's", 'ё'.repeat(100_000)]

describe('long parameters', () => {
  const database = useDatabase()

  it('arrive as they were, beside others', async () => {
    const { db } = database()
    const list = arrayParameter('text', texts.map(textBytes))
    const rows = await db.$queryRaw<{ list: string[]; json: unknown; other: string }[]>`
      SELECT ${list}::text[] AS list, ${jsonParameter({ texts })}::json AS json,
        ${'other'} AS other`
    expect(rows).toEqual([{ list: texts, json: { texts }, other: 'other' }])
  })

  it('arrive inside a transaction, each time they are sent', async () => {
    const { db } = database()
    const parameter = arrayParameter('text', texts.map(textBytes))
    const read = () => db.$transaction((tx) => tx.$queryRaw`SELECT ${parameter}::text[] AS list`)
    expect(await read()).toEqual([{ list: texts }])
    expect(await read()).toEqual([{ list: texts }])
  })

  it('that nobody has sent are forgotten, and one of those is refused and not taken for a text', async () => {
    const { db } = database()
    const name = jsonParameter('lost').toJSON()
    for (let count = 0; count < 100; count += 1) jsonParameter(count).toJSON()
    await expect(db.$queryRaw`SELECT ${name} AS text`).rejects.toThrow('invalid byte sequence')
    expect(await db.$queryRaw`SELECT (${jsonParameter(7)}::json)::text::int AS seven`).toEqual([{ seven: 7 }])
  })
})
