import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { parseSitemapFile, sitemapPath } from '@/lib/syndication/sitemap/names'
import { listNews, listSitemapMonths } from '@/lib/syndication/sitemap/queries'
import { makeNewsSitemap, makeSitemapIndex, writeSitemap } from '@/lib/syndication/sitemap/service'
import { sitemapFaults } from '@/lib/web-check/xml'
import { useDatabase } from '@/tests/helpers/database'
import { createEveryState, createStory, inMinutes, visibleStates } from '@/tests/helpers/stories'

const origin = 'https://site.example'

describe('sitemaps', () => {
  const database = useDatabase({
    fill: async ({ db }) => {
      for (const locale of locales) await createEveryState(db, { locale })
      const at = (time: string) => ({ publishedAt: new Date(time) })
      await createStory(db, {
        tags: ['snow'],
        authors: ['ani'],
        texts: [
          { locale: 'hy', slug: 'dzyun', ...at('2024-03-01T00:00:00Z') },
          { locale: 'en', slug: 'snow', ...at('2024-02-29T23:59:59Z') },
          { locale: 'ru', slug: 'sneg', status: 'draft', ...at('2024-02-29T00:00:00Z') },
        ],
      })
      await createStory(db, { texts: [{ locale: 'hy', slug: 'old', publishedAt: inMinutes(-60 * 49) }] })
    },
  })

  async function write(file: string): Promise<string> {
    const name = parseSitemapFile(file)
    if (!name || name.kind === 'news') throw new Error(`${file} is no sitemap in pieces`)
    let xml = ''
    for await (const piece of writeSitemap(database().db, { name, origin })) xml += piece
    return xml
  }

  it('are split by language and month, and count what readers may see', async () => {
    const months = await listSitemapMonths(database().db)
    expect(months.filter(({ month }) => month.startsWith('2024'))).toMatchObject([
      { locale: 'hy', month: '2024-03', urls: 1 },
      { locale: 'en', month: '2024-02', urls: 1 },
    ])
  })

  it('lead from the index to files that fit the schemas', async () => {
    const { xml } = await makeSitemapIndex(database().db, origin)
    const files = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => new URL(match[1] ?? '').pathname)
    expect(files).toContain(sitemapPath({ kind: 'month', locale: 'hy', month: '2024-03', part: 1 }))
    for (const file of files) expect(await sitemapFaults(await write(file.replace('/sitemaps/', ''))), file).toEqual([])
  })

  it('name the translations there are, in every language alike', async () => {
    for (const file of ['hy-2024-03-1.xml', 'en-2024-02-1.xml']) {
      const links = [...(await write(file)).matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, lang, href]) => [
        lang,
        href,
      ])
      expect(links).toEqual([
        ['en', `${origin}/en/articles/snow`],
        ['hy', `${origin}/hy/articles/dzyun`],
        ['x-default', `${origin}/en/articles/snow`],
      ])
    }
  })

  it.each(['hy-2024-03-2.xml', 'hy-2023-01-1.xml', 'tags-2.xml'])(
    'are not there when they would be empty: %s',
    async (file) => {
      expect(await write(file)).toBe('')
    },
  )

  it('have news of two days only, each in its language', async () => {
    const news = await listNews(database().db)
    expect(new Set(news.map(({ slug }) => slug))).toEqual(new Set(visibleStates))
    const xml = await makeNewsSitemap(database().db, origin)
    expect(await sitemapFaults(xml)).toEqual([])
    for (const [, locale, language] of xml.matchAll(
      /<loc>[^<]*\/(\w+)\/articles\/[^<]*<\/loc>.*?<news:language>(\w+)</g,
    )) {
      expect(language).toBe(locale)
    }
  })
})

describe('names of sitemaps', () => {
  it.each([
    'x.xml',
    'pages.xml.gz',
    'de-2024-03-1.xml',
    'hy-2024-13-1.xml',
    'hy-2024-03-0.xml',
    'tags-0.xml',
    '../pages.xml',
    'hy-2024-03-1234567.xml',
  ])('are not %s', (file) => {
    expect(parseSitemapFile(file)).toBeNull()
  })
})
