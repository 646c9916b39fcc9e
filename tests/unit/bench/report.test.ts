import { describe, expect, it } from 'vitest'
import { benches } from '@/lib/bench/registry'
import { formatNumber, formatTable, holds } from '@/lib/bench/report'
import { readProjectFile } from '@/tests/helpers/source-files'

describe('the report of a bench', () => {
  it('says which promises are kept', () => {
    expect(holds({ what: 'a', value: 5, unit: 'ms', target: { at: 'most', value: 5 } })).toBe(true)
    expect(holds({ what: 'a', value: 6, unit: 'ms', target: { at: 'most', value: 5 } })).toBe(false)
    expect(holds({ what: 'a', value: 6, unit: '/s', target: { at: 'least', value: 5 } })).toBe(true)
    expect(holds({ what: 'a', value: 4, unit: '/s', target: { at: 'least', value: 5 } })).toBe(false)
    expect(holds({ what: 'a', value: 4, unit: '/s' })).toBeNull()
  })

  it('claims nothing that was not measured', () => {
    const row = { what: 'nginx', value: null, unit: '/s', target: { at: 'least' as const, value: 1 }, note: 'absent' }
    expect(holds(row)).toBeNull()
    expect(formatTable([row])).toMatch(/\| nginx +\| – +\| ≥ 1 +\| +\| absent/)
  })

  it('writes numbers as long as they are worth', () => {
    expect([40_123.4, 31.26, 1.256].map(formatNumber)).toEqual(['40,123', '31.3', '1.26'])
  })

  it('is described in the help, bench by bench', () => {
    const help = readProjectFile('scripts/help/bench.txt')
    expect(benches.filter(({ name }) => !new RegExp(`^ {2}${name} `, 'm').test(help))).toEqual([])
  })
})
