import { describe, expect, it } from 'vitest'
import { migrationName } from '@/lib/runtime/create-migration'
import { planMigrations } from '@/lib/runtime/migration-plan'

const first = { name: '20260101000000_init', sql: 'a', checksum: 'a1' }
const second = { name: '20260201000000_more', sql: 'b', checksum: 'b1' }
const files = [first, second]
const plan = (applied: Array<{ name: string; checksum: string }>, foreignTables: string[] = []) =>
  planMigrations({ files, database: 'here', history: { applied, foreignTables } }).map(({ name }) => name)

describe('planMigrations', () => {
  it('applies what is missing, in order', () => {
    expect(plan([])).toEqual([first.name, second.name])
    expect(plan([first])).toEqual([second.name])
    expect(plan([first, second])).toEqual([])
  })

  it("keeps away from somebody else's tables", () => {
    expect(() => plan([], ['wp_posts'])).toThrow(/wp_posts/)
  })

  it('refuses a database that a newer Meridian migrated', () => {
    expect(() => plan([first, second, { name: '20270101000000_next', checksum: 'c' }])).toThrow(/20270101000000_next/)
  })

  it('refuses a migration that was changed after it had been applied', () => {
    expect(() => plan([{ ...first, checksum: 'a2' }])).toThrow(/changed after/)
  })
})

describe('migrationName', () => {
  const now = new Date('2026-11-23T10:00:00Z')

  it('begins with the time', () => {
    expect(migrationName({ words: ' Add author e-mail ', now, newest: first.name })).toBe(
      '20261123100000_add_author_e_mail',
    )
  })

  it('comes after the newest, also when its clock was ahead', () => {
    expect(migrationName({ words: 'x', now, newest: '20270101000000_ahead' })).toBe('20270101000001_x')
  })

  it('needs a name', () => {
    expect(() => migrationName({ words: 'Նոր', now, newest: undefined })).toThrow(/Latin letters/)
  })
})
