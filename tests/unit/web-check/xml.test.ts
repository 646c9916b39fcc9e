import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { newsSitemap, pageUrls, storyUrls, urlset } from '@/lib/syndication/sitemap/xml'
import { sitemapFaults, xmlFault } from '@/lib/web-check/xml'

const origin = 'https://site.example'
const entry = {
  id: '01900000-0000-7000-8000-000000000001',
  locale: 'hy' as const,
  slug: 'dzyun',
  publishedAt: new Date('2026-11-23T10:00:00Z'),
  updatedAt: null,
  translations: [
    { locale: 'en' as const, slug: 'snow' },
    { locale: 'hy' as const, slug: 'dzyun' },
  ],
  image: 'a'.repeat(64),
}

describe('sitemaps', () => {
  it('fit the schemas of the protocol, pictures and alternates', async () => {
    const pages = pageUrls([(locale) => `/${locale}/about`], origin)
    expect(await sitemapFaults(`${urlset.open}${storyUrls([entry], origin)}${pages}${urlset.close}`)).toEqual([])
  })

  it('fit the schema of news in every language', async () => {
    const entries = locales.map((locale) => ({
      locale,
      slug: 'x',
      title: 'a ]]> & <b> \u0001 \uD800',
      publishedAt: new Date(),
    }))
    expect(await sitemapFaults(newsSitemap({ entries, names: { en: 'M', ru: 'М', hy: 'Մ' }, origin }))).toEqual([])
  })

  it.each(['<loc>', 'hreflang="hy"', '<image:loc>'])('would be refused without %s', async (piece) => {
    const xml = `${urlset.open}${storyUrls([entry], origin)}${urlset.close}`
    expect(
      await sitemapFaults(
        xml.replaceAll(piece, piece.replace(/loc|hreflang/, 'nonsense')).replaceAll(piece.replace('<', '</'), ''),
      ),
    ).not.toEqual([])
  })
})

describe('xmlFault', () => {
  it.each(['<a>', '<a>\u0001</a>', '<a b="1" b="2"/>', '<x:a/>', '<a>]]></a>', ''])('finds the fault of %j', (xml) => {
    expect(xmlFault(xml)).not.toBeNull()
  })

  it('has nothing against a document', () => {
    expect(xmlFault('<?xml version="1.0"?><a>Ձյուն &amp; ձմեռ</a>')).toBeNull()
  })
})
