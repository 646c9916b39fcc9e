import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'

const awkward = 'a/b?c#d e&ձ%'
const base = 'https://site.invalid'

describe('paths', () => {
  it.each(locales)('begin with their language: %s', (locale) => {
    const all = [
      paths.front(locale),
      paths.article(locale, 'slug'),
      paths.parallel(locale, 'slug', 'hy'),
      paths.section(locale, 'slug'),
      paths.tag(locale, 'slug'),
      paths.author(locale, 'slug'),
      paths.archive(locale, '2026-11-23'),
      paths.search(locale),
      paths.page(locale, 'about'),
    ]
    expect(all.filter((path) => path !== `/${locale}` && !path.startsWith(`/${locale}/`))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })

  it.each(['article', 'section', 'tag', 'author'] as const)('keep any slug of a(n) %s one segment', (kind) => {
    const { pathname, search, hash } = new URL(paths[kind]('ru', awkward), base)
    expect(decodeURIComponent(pathname.split('/').at(-1) ?? '')).toBe(awkward)
    expect(pathname.split('/')).toHaveLength(4)
    expect([search, hash]).toEqual(['', ''])
  })

  it('carry a query unchanged, and none when nothing is asked', () => {
    expect(new URL(paths.search('hy', awkward), base).searchParams.get('q')).toBe(awkward)
    expect(paths.search('hy')).toBe('/hy/search')
    expect(paths.search('hy', '')).toBe('/hy/search')
  })

  it('lead to a block of a story by its short code', () => {
    expect(paths.short('7KX3QD')).toBe('/a/7KX3QD')
    expect(paths.short('7KX3QD', 'b2')).toBe('/a/7KX3QD#b2')
  })

  it('name the second language and the next page as parameters', () => {
    expect(new URL(paths.parallel('en', 'snow', 'hy'), base).searchParams.get('with')).toBe('hy')
    expect(new URL(paths.after(paths.tag('en', 'snow'), 'x_y'), base).searchParams.get('after')).toBe('x_y')
  })
})
