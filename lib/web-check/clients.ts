import metascraper from 'metascraper'
import author from 'metascraper-author'
import image from 'metascraper-image'
import lang from 'metascraper-lang'
import title from 'metascraper-title'
import ogs from 'open-graph-scraper'
import { unfurl } from 'unfurl.js'
import { localeFacts } from '@/lib/i18n/locales'
import type { CheckedPage, CheckedSite, Outcome } from './types'

const scrape = metascraper([author(), image(), lang(), title()])

/** What messengers, networks and readers take from an article: title, author, picture and language, in every language. */
export async function checkClients({ pages }: CheckedSite): Promise<Outcome> {
  const articles = pages.filter(({ kind }) => kind === 'article')
  const faults: string[] = []
  for (const page of articles) {
    const results = await Promise.all([openGraph(page), unfurled(page), scraped(page)])
    faults.push(...results.flat().map((fault) => `${page.url}: ${fault}`))
  }
  return { looked: articles.length * 3, faults }
}

function missing(client: string, read: Record<string, unknown>): string[] {
  return Object.entries(read).flatMap(([name, value]) => (value ? [] : [`${client} reads no ${name}`]))
}

async function openGraph({ html, locale }: CheckedPage): Promise<string[]> {
  const { result } = await ogs({ html })
  const faults = missing('open-graph-scraper', {
    title: result.ogTitle,
    author: result.articleAuthor ?? result.author,
    image: result.ogImage?.[0]?.url,
  })
  const right = result.ogLocale === localeFacts[locale].openGraph
  return right ? faults : [...faults, `open-graph-scraper reads the language ${result.ogLocale}`]
}

async function unfurled({ url }: CheckedPage): Promise<string[]> {
  const read = await unfurl(url)
  return missing('unfurl.js', {
    title: read.open_graph.title,
    author: read.author,
    image: read.open_graph.images?.[0]?.url,
    language: read.open_graph.locale,
    'Twitter card': read.twitter_card?.card,
  })
}

async function scraped({ html, url, locale }: CheckedPage): Promise<string[]> {
  const read = await scrape({ html, url })
  const faults = missing('metascraper', { title: read.title, author: read.author, image: read.image })
  return read.lang === locale ? faults : [...faults, `metascraper reads the language ${read.lang}`]
}
