import type { Db } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { getSite } from '@/lib/site/queries'
import { listSections } from '@/lib/taxonomy/queries'
import { sitemapUrls } from './constants'
import { sitemapPath } from './names'
import { countSlugParts, listNews, listSitemapMonths, listSlugs, walkSitemap } from './queries'
import type { SitemapName } from './types'
import { newsSitemap, pageUrls, sitemapIndex, storyUrls, urlset } from './xml'

/** `/sitemap.xml`: where everything is. */
export async function makeSitemapIndex(db: Db, origin: string): Promise<{ xml: string; modified: Date }> {
  const [months, slugs] = await Promise.all([listSitemapMonths(db), countSlugParts(db)])
  const parts = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  const files = [
    { path: sitemapPath({ kind: 'pages' }) },
    ...(['authors', 'tags'] as const).flatMap((kind) =>
      parts(slugs[kind]).map((part) => ({ path: sitemapPath({ kind, part }) })),
    ),
    ...months.flatMap(({ locale, month, urls, modified }) =>
      parts(Math.ceil(urls / sitemapUrls)).map((part) => ({
        path: sitemapPath({ kind: 'month', locale, month, part }),
        modified,
      })),
    ),
  ]
  const modified = new Date(Math.max(0, ...months.map((month) => month.modified.getTime())))
  return { xml: sitemapIndex(files, origin), modified }
}

export async function makeNewsSitemap(db: Db, origin: string): Promise<string> {
  const [entries, sites] = await Promise.all([
    listNews(db),
    Promise.all(locales.map(async (locale) => [locale, (await getSite(db, locale)).name.text] as const)),
  ])
  const names = new Map(sites)
  return newsSitemap({ entries, names: inEveryLocale((locale) => names.get(locale) ?? ''), origin })
}

/** A sitemap piece by piece: however long it is, only one batch of it is in memory. Empty when there is no such part. */
export async function* writeSitemap(
  db: Db,
  sitemap: { name: Exclude<SitemapName, { kind: 'news' }>; origin: string },
): AsyncGenerator<string> {
  let open: string = urlset.open
  for await (const urls of writeUrls(db, sitemap)) {
    yield open + urls
    open = ''
  }
  if (open === '') yield urlset.close
}

async function* writeUrls(
  db: Db,
  sitemap: { name: Exclude<SitemapName, { kind: 'news' }>; origin: string },
): AsyncGenerator<string> {
  const { name, origin } = sitemap
  switch (name.kind) {
    case 'pages': {
      const sections = await listSections(db, locales[0])
      const settings = (['about', 'reuse', 'contacts'] as const).map(
        (page) => (locale: (typeof locales)[number]) => paths.page(locale, page),
      )
      const lists = sections.map(
        ({ slug }) =>
          (locale: (typeof locales)[number]) =>
            paths.section(locale, slug),
      )
      yield pageUrls([paths.front, ...lists, ...settings], origin)
      break
    }
    case 'tags':
    case 'authors': {
      const slugs = await listSlugs(db, name)
      const path = name.kind === 'tags' ? paths.tag : paths.author
      if (slugs.length > 0) {
        yield pageUrls(
          slugs.map((slug) => (locale) => path(locale, slug)),
          origin,
        )
      }
      break
    }
    case 'month':
      for await (const entries of walkSitemap(db, name)) yield storyUrls(entries, origin)
  }
}
