import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { ParallelPage } from '@/components/article/parallel-page'
import { SilentCounting } from '@/components/article/view-counting'
import { NotFound } from '@/components/state/not-found'
import { Unavailable } from '@/components/state/unavailable'
import { loadArticle, loadPrerenderedSlugs } from '@/lib/articles/loaders'
import { storySwitch } from '@/lib/articles/utils'
import { attempt } from '@/lib/attempt'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { parseSlug } from '@/lib/i18n/slug'
import { loadSite } from '@/lib/site/loaders'
import { articleMetadata } from '@/lib/syndication/metadata'
import { SiteShell } from '../../../../_shell/site-shell'

export const dynamic = 'force-static'

type Properties = PageProps<'/[locale]/articles/[slug]/with/[other]'>

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const [slug = '-'] = await loadPrerenderedSlugs(parseLocale(params.locale))
  return [{ slug, other: params.locale === 'en' ? 'ru' : 'en' }]
}

/** The story in both languages, read once for head and body; a story without the other one is read alone. */
const loadPair = cache(async (locale: Locale, slug: string, otherLocale: string) =>
  attempt(async () => {
    const lookup = await loadArticle({ locale, slug })
    if (lookup.kind !== 'found' || !isLocale(otherLocale) || otherLocale === locale) return { lookup, other: null }
    const link = lookup.article.translations.find((translation) => translation.locale === otherLocale)
    const otherLookup = link ? await loadArticle({ locale: otherLocale, slug: link.slug }) : null
    return { lookup, other: otherLookup?.kind === 'found' ? otherLookup.article : null }
  }),
)

async function load({ params }: Properties) {
  const { locale: localeParam, slug: slugParam, other } = await params
  const locale = parseLocale(localeParam)
  const slug = parseSlug(slugParam)
  return { locale, slug, loaded: await loadPair(locale, slug, other) }
}

/** The canonical address is the article's own: this is a way to read it, not another text. */
export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { locale, loaded } = await load(properties)
  if (!loaded.ok || loaded.value.lookup.kind !== 'found') return {}
  const site = await loadSite(locale)
  return { ...articleMetadata(loaded.value.lookup.article, site), robots: { index: false, follow: true } }
}

export default async function Page(properties: Properties) {
  const { locale, slug, loaded } = await load(properties)
  const front = inEveryLocale(paths.front)
  if (!loaded.ok) {
    return (
      <SiteShell locale={locale} addresses={front}>
        <Unavailable />
      </SiteShell>
    )
  }
  const { lookup, other } = loaded.value
  if (lookup.kind === 'unknown') {
    return (
      <SiteShell locale={locale} addresses={front}>
        <NotFound />
      </SiteShell>
    )
  }
  if (lookup.kind !== 'found' || !other) permanentRedirect(paths.article(locale, slug))
  return (
    <SiteShell locale={locale} {...storySwitch(lookup.article)} section={lookup.article.section.slug}>
      <ParallelPage article={lookup.article} other={other} />
      <SilentCounting report={{ articleId: lookup.article.articleId, translationId: lookup.article.translationId }} />
    </SiteShell>
  )
}
