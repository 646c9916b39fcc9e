import { describe, expect, it } from 'vitest'
import { judgeDatabase } from '@/lib/runtime/database-check'
import { withoutPassword } from '@/lib/runtime/database-client'

const good = { version: 180_004, encoding: 'UTF8', ctype: 'C.UTF-8', words: ['հայերեն', 'ёлка'] }

describe('judgeDatabase', () => {
  it('finds nothing wrong with ours', () => expect(judgeDatabase(good)).toBeNull())

  it.each([
    ['database_too_old', { ...good, version: 130_014 }],
    ['database_encoding', { ...good, encoding: 'SQL_ASCII', words: null }],
    ['database_ctype', { ...good, ctype: 'C', words: ['«Հայերեն»', '“Ёлка”'] }],
  ])('names %s', (code, facts) => expect(judgeDatabase(facts)?.code).toBe(code))
})

describe('withoutPassword', () => {
  it('shows the address and no secret', () => {
    const shown = withoutPassword('postgresql://ani:s3cret@db.example:5432/news?sslpassword=s3cret')
    expect(shown).toBe('postgresql://ani:***@db.example:5432/news')
    expect(withoutPassword('not an address with s3cret')).not.toContain('s3cret')
  })
})
