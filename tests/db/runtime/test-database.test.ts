import { describe, expect, it } from 'vitest'
import { useDatabase } from '@/tests/helpers/database'

describe('the database of a test file', () => {
  const database = useDatabase()
  const other = useDatabase()

  it('is migrated, empty and its own', async () => {
    await database().db.section.create({ data: { slug: 'only-here' } })
    expect(await database().db.section.count()).toBe(1)
    expect(await other().db.section.count()).toBe(0)
  })

  it('splits «quoted» words as the site needs it', async () => {
    const rows = await database().db.$queryRaw<
      unknown[]
    >`select * from ts_parse('default', '«հայերեն»') where tokid = 2`
    expect(rows).toHaveLength(1)
  })

  it('runs in a time zone that shows every forgotten one', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toMatch(/^Asia\/Kath?mandu$/)
  })
})
