import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { ArticlePage } from '@/components/article/article-page'
import { SilentCounting, ViewCounting } from '@/components/article/view-counting'
import { JsonLd } from '@/components/site/json-ld'
import { MissingTranslation } from '@/components/state/missing-translation'
import { NotFound } from '@/components/state/not-found'
import { Unavailable } from '@/components/state/unavailable'
import { Withdrawn } from '@/components/state/withdrawn'
import { actionName } from '@/lib/action'
import { loadArticle, loadMoreFromSection, loadPrerenderedSlugs } from '@/lib/articles/loaders'
import { storySwitch } from '@/lib/articles/utils'
import { attempt } from '@/lib/attempt'
import { loadRelated } from '@/lib/discovery/loaders'
import { env } from '@/lib/env'
import type { Locale } from '@/lib/i18n/locales'
import { inEveryLocale, parseLocale, parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { parseSlug } from '@/lib/i18n/slug'
import { loadSite } from '@/lib/site/loaders'
import { articleMetadata } from '@/lib/syndication/metadata'
import { articleData } from '@/lib/syndication/structured-data'
import { countViewAction } from '@/lib/views/actions'
import { SiteShell } from '../../_shell/site-shell'

export const dynamic = 'force-static'
/** Seconds; for new stories beside this one, which do not make it fall. */
export const revalidate = 900

type Properties = PageProps<'/[locale]/articles/[slug]'>

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const slugs = await loadPrerenderedSlugs(parseLocale(params.locale))
  return slugs.map((slug) => ({ slug }))
}

/** For the head and for the body of the page, read once. */
const loadPage = cache(async (locale: Locale, slug: string) =>
  attempt(async () => {
    const [lookup, site] = await Promise.all([loadArticle({ locale, slug }), loadSite(locale)])
    const [more, related] =
      lookup.kind === 'found'
        ? await Promise.all([loadMoreFromSection(lookup.article), loadRelated(lookup.article)])
        : [null, []]
    return { lookup, site, more, related }
  }),
)

async function load({ params }: Properties) {
  const { locale: localeParam, slug: slugParam } = await params
  const languages = parsePlace(localeParam)
  const address = { locale: languages[0], slug: parseSlug(slugParam) }
  // A story has an address in its own language only.
  if (languages.length > 1) permanentRedirect(paths.article(address.locale, address.slug))
  return { ...address, loaded: await loadPage(address.locale, address.slug) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { loaded } = await load(properties)
  if (!loaded.ok || loaded.value.lookup.kind !== 'found') return {}
  return articleMetadata(loaded.value.lookup.article, loaded.value.site)
}

export default async function Page(properties: Properties) {
  const { locale, slug, loaded } = await load(properties)
  const sameSlug = inEveryLocale((other) => paths.article(other, slug))
  if (!loaded.ok)
    return (
      <SiteShell locale={locale} addresses={sameSlug}>
        <Unavailable />
      </SiteShell>
    )

  const { lookup, site, more, related } = loaded.value
  switch (lookup.kind) {
    case 'moved':
      permanentRedirect(paths.article(locale, lookup.slug))
      break
    case 'missing': {
      return (
        <SiteShell locale={locale} {...storySwitch(lookup.missing)}>
          <MissingTranslation missing={lookup.missing} isAnswer />
          <SilentCounting report={{ articleId: lookup.missing.articleId, missing: locale }} />
        </SiteShell>
      )
    }
    case 'withdrawn':
      return (
        <SiteShell locale={locale} {...storySwitch(lookup.missing)}>
          <Withdrawn missing={lookup.missing} isAnswer />
        </SiteShell>
      )
    case 'unknown':
      return (
        <SiteShell locale={locale} addresses={inEveryLocale(paths.front)}>
          <NotFound />
        </SiteShell>
      )
    case 'found': {
      const { article } = lookup
      const url = new URL(paths.article(locale, article.slug), env().MERIDIAN_ORIGIN).href
      return (
        <SiteShell locale={locale} {...storySwitch(article)} section={article.section.slug}>
          <JsonLd data={articleData({ site, locale, origin: env().MERIDIAN_ORIGIN }, article)} />
          <ArticlePage
            article={article}
            site={site}
            url={url}
            related={related}
            more={more}
            countAction={actionName(countViewAction)}
          />
          <ViewCounting />
        </SiteShell>
      )
    }
  }
}
