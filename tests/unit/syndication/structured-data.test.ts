import { describe, expect, it } from 'vitest'
import type { ArticleKind } from '@/lib/articles/types'
import { type Locale, locales } from '@/lib/i18n/locales'
import { articleData, frontData, listData } from '@/lib/syndication/structured-data'
import { siteView } from '@/tests/helpers/site-views'
import { storyView } from '@/tests/helpers/story-views'

const origin = 'https://site.example'
const organization = `${origin}/#organization`

type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}

/** The node of a type; what a machine reads is what `JSON.stringify` leaves of it. */
function nodeOf(data: unknown, type: string): Node {
  const parsed: { '@context': string; '@graph': unknown[] } = JSON.parse(JSON.stringify(data))
  expect(parsed['@context']).toBe('https://schema.org')
  const node = parsed['@graph'].filter(isNode).find((candidate) => candidate['@type'] === type)
  if (!node) throw new Error(`there is no ${type}`)
  return node
}

const context = (locale: Locale) => ({
  site: siteView(locale, { links: [{ key: 'x', href: 'https://example.org/x' }] }),
  locale,
  origin,
})

describe.each(locales)('structured data of a story in %s', (locale) => {
  const story = storyView(locale, { updatedAt: new Date('2026-11-23T06:00:00Z') })
  const data = articleData(context(locale), story)
  const news = nodeOf(data, 'NewsArticle')

  it('says what it is, in which language, by whom and where it belongs', () => {
    expect(news).toMatchObject({
      url: `${origin}/${locale}/articles/tram-${locale}`,
      mainEntityOfPage: `${origin}/${locale}/articles/tram-${locale}`,
      headline: story.title,
      description: story.subtitle,
      inLanguage: locale,
      author: [{ '@type': 'Person', name: story.authors[0]?.name.text, url: `${origin}/${locale}/authors/ann-lee` }],
      publisher: { '@id': organization },
      isPartOf: { '@id': `${origin}/${locale}#website` },
      articleSection: story.section.name.text,
      isAccessibleForFree: true,
    })
  })

  it('writes instants with the site’s offset', () => {
    expect(news.datePublished).toBe('2026-11-23T01:30:00+04:00')
    expect(news.dateModified).toBe('2026-11-23T10:00:00+04:00')
  })

  it('has pictures by absolute addresses, with their sizes', () => {
    const pictures = Array.isArray(news.image) ? news.image : []
    expect(pictures).toContainEqual({
      '@type': 'ImageObject',
      url: expect.stringMatching(`^${origin}/og/${locale}-7KX3QD-[0-9a-f]{10}\\.jpg$`),
      width: 1200,
      height: 630,
    })
  })

  it('names its translations when it is the original, else the original, and both by the same identity', () => {
    const others = locales.filter((other) => other !== locale)
    const original = articleData(context(locale), storyView(locale, { originalLocale: locale }))
    const refer = (other: Locale) => ({
      '@type': 'NewsArticle',
      '@id': `${origin}/${other}/articles/tram-${other}#article`,
      inLanguage: other,
    })
    expect(nodeOf(original, 'NewsArticle')).toMatchObject({ workTranslation: others.map(refer) })
    expect(nodeOf(original, 'NewsArticle')['@id']).toBe(refer(locale)['@id'])
    expect(nodeOf(original, 'NewsArticle')).not.toHaveProperty('translationOfWork')
    for (const other of others) {
      const node = nodeOf(articleData(context(locale), storyView(locale, { originalLocale: other })), 'NewsArticle')
      expect(node.translationOfWork).toMatchObject(refer(other))
      expect(node).not.toHaveProperty('workTranslation')
    }
  })

  it('names no original that readers cannot see', () => {
    const [originalLocale = locale] = locales.filter((other) => other !== locale)
    const own = story.translations.filter((link) => link.locale === locale)
    const node = nodeOf(
      articleData(context(locale), storyView(locale, { originalLocale, translations: own })),
      'NewsArticle',
    )
    expect(node).not.toHaveProperty('translationOfWork')
    expect(node).not.toHaveProperty('workTranslation')
  })

  it('leads from the front page through the section to the story', () => {
    expect(nodeOf(data, 'BreadcrumbList').itemListElement).toMatchObject([
      { position: 1, item: `${origin}/${locale}` },
      { position: 2, name: story.section.name.text, item: `${origin}/${locale}/sections/city` },
      { position: 3, name: story.title, item: `${origin}/${locale}/articles/tram-${locale}` },
    ])
  })

  it('names the newsroom with the pages that say by which rules it works', () => {
    for (const page of [data, frontData(context(locale)), listData(context(locale), { title: 'X', path: '/x' })]) {
      expect(nodeOf(page, 'NewsMediaOrganization')).toMatchObject({
        '@id': organization,
        name: siteView(locale).name.text,
        publishingPrinciples: `${origin}/${locale}/about`,
        ethicsPolicy: `${origin}/${locale}/about`,
        correctionsPolicy: `${origin}/${locale}/about`,
        actionableFeedbackPolicy: `${origin}/${locale}/contacts`,
        sameAs: ['https://example.org/x'],
      })
    }
  })

  it('describes a list, and on an author’s page the person', () => {
    const path = `/${locale}/sections/city`
    expect(nodeOf(listData(context(locale), { title: 'City', path }), 'CollectionPage')).toMatchObject({
      name: 'City',
      inLanguage: locale,
      url: origin + path,
    })
    const author = { role: 'Editor', bio: '' }
    const profile = nodeOf(listData(context(locale), { title: 'Ann', path, author }), 'ProfilePage')
    expect(profile.mainEntity).toMatchObject({ '@type': 'Person', name: 'Ann', jobTitle: 'Editor' })
    expect(profile.mainEntity).not.toHaveProperty('description')
  })
})

it.each<[ArticleKind, string]>([
  ['news', 'NewsArticle'],
  ['interview', 'NewsArticle'],
  ['photo', 'NewsArticle'],
  ['video', 'NewsArticle'],
  ['opinion', 'OpinionNewsArticle'],
  ['analytics', 'AnalysisNewsArticle'],
])('%s is a %s', (kind, type) => {
  expect(nodeOf(articleData(context('en'), storyView('en', { kind })), type).headline).toBe('The night tram')
})
