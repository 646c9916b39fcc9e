import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTarget } from '@/lib/delivery/edge/target'
import { locales } from '@/lib/i18n/locales'

const get = (url: string) => readTarget({ method: 'GET', url })

describe('readTarget', () => {
  it.each([
    ['/hy?utm_source=x&fbclid=y', '/hy', ''],
    ['/hy/', '/hy', ''],
    ['/', '/', ''],
    ['/hy/sections/city?after=abc&utm_medium=z', '/hy/sections/city', '?after=abc'],
    ['/hy/articles/x?with=ru&after=abc', '/hy/articles/x', '?with=ru'],
    ['/hy+ru/sections/city?after=abc', '/hy+ru/sections/city', '?after=abc'],
    ['/_next/image?q=75&url=%2Fmedia%2Fa&w=480&v=1', '/_next/image', '?url=%2Fmedia%2Fa&w=480&q=75'],
  ])('%s is %s%s', (url, path, search) => {
    expect(get(url)).toMatchObject({ path, search, kind: url === '/' ? 'personal' : 'shared' })
  })

  it.each(locales)('keeps searches in %s apart from what is the same for everybody', (locale) => {
    expect(get(`/${locale}/search?q=x`)).toMatchObject({ kind: 'personal', search: '?q=x' })
    expect(get(`/${locale}`)).toMatchObject({ kind: 'shared' })
  })

  it.each(['PUT', 'DELETE', 'TRACE', 'CONNECT', 'OPTIONS', 'PATCH'])('does not know %s', (method) => {
    expect(readTarget({ method, url: '/hy' })).toEqual({ status: 405 })
  })

  it.each([
    '/%E0%A4%A',
    '/%ff',
    '/hy//articles',
    '/hy/../en',
    '/hy/%2e%2e%2fen',
    '/a%00b',
    '/a%0d%0ab',
    '/a\\b',
    'hy',
    '',
    '*',
    '/հայ',
  ])('refuses %j', (url) => {
    expect(get(url)).toEqual({ status: 400 })
  })

  it('refuses what is too long', () => {
    expect(get(`/${'a'.repeat(3_000)}`)).toEqual({ status: 414 })
  })

  it('never throws, and what it accepts it accepts again unchanged', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, junk) => {
        for (const text of [url.replace(/^https?:\/\/[^/]+/, ''), junk, `/hy/articles/${junk}`]) {
          const target = get(text)
          if ('status' in target) continue
          expect(get(target.path + target.search)).toEqual(target)
        }
      }),
    )
  })
})
