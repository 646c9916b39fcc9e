import { describe, expect, it } from 'vitest'
import { constantHeaders, policyOfOthers } from '@/lib/delivery/finish/security'

describe('headers that every response carries', () => {
  const names = [
    'x-content-type-options',
    'referrer-policy',
    'permissions-policy',
    'cross-origin-opener-policy',
    'cross-origin-resource-policy',
    'x-frame-options',
  ]

  it('are there over HTTP and TLS alike', () => {
    for (const isSecure of [true, false])
      expect(constantHeaders({ isSecure }).map(([name]) => name)).toEqual(expect.arrayContaining(names))
  })

  it('bind browsers to TLS only where readers come by it', () => {
    const strict = 'strict-transport-security'
    expect(new Map(constantHeaders({ isSecure: true })).get(strict)).toMatch(/^max-age=\d{8,}/)
    expect(new Map(constantHeaders({ isSecure: false })).has(strict)).toBe(false)
  })

  it('let no document be framed, and what is no document load nothing', () => {
    expect(policyOfOthers).toContain("default-src 'none'")
    expect(policyOfOthers).toContain("frame-ancestors 'none'")
  })
})
