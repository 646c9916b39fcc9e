import { checkAxe, checkLighthouse } from './browser'
import { checkClients } from './clients'
import { checkFeeds } from './feeds'
import { checkHreflang } from './hreflang'
import { checkHtml } from './html'
import { checkLinks } from './links'
import { checkSitemaps } from './sitemaps'
import type { Check } from './types'

/** In the order in which they run: the quick ones first. */
export const checks: readonly Check[] = [
  { name: 'sitemaps', about: 'libxml2 with the schemas of sitemaps, pictures and news', run: checkSitemaps },
  { name: 'feeds', about: 'a strict XML parser, rss-parser, 304', run: checkFeeds },
  { name: 'clients', about: 'open-graph-scraper, unfurl.js, metascraper', run: checkClients },
  { name: 'hreflang', about: 'languages of a page name each other', run: checkHreflang },
  { name: 'html', about: 'Nu Html Checker (needs Java)', run: checkHtml },
  { name: 'links', about: 'linkinator: nothing broken', run: checkLinks },
  { name: 'axe', about: 'accessibility rules in a browser', run: checkAxe },
  { name: 'lighthouse', about: 'Lighthouse: search engines, 100 of 100', run: checkLighthouse },
]
