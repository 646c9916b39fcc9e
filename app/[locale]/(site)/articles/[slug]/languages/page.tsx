import type { Metadata } from 'next'
import { permanentRedirect, redirect } from 'next/navigation'
import { SilentCounting } from '@/components/article/view-counting'
import { MissingTranslation } from '@/components/state/missing-translation'
import { NotFound } from '@/components/state/not-found'
import { Unavailable } from '@/components/state/unavailable'
import { Withdrawn } from '@/components/state/withdrawn'
import { loadArticle, loadPrerenderedSlugs } from '@/lib/articles/loaders'
import { storySwitch } from '@/lib/articles/utils'
import { attempt } from '@/lib/attempt'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { parseSlug } from '@/lib/i18n/slug'
import { SiteShell } from '../../../_shell/site-shell'

export const dynamic = 'force-static'

type Properties = PageProps<'/[locale]/articles/[slug]/languages'>

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const [slug = '-'] = await loadPrerenderedSlugs(parseLocale(params.locale))
  return [{ slug }]
}

/** A way to the texts, not a text: search engines have those. */
export const metadata: Metadata = { robots: { index: false, follow: true } }

/**
 * Where the switch leads when a story does not exist in a language: the page says so in that language and names those there
 * are. It answers 200, because it is what was asked for; the address of the text that is not there answers 404 or 410.
 */
export default async function Page({ params }: Properties) {
  const { locale: localeParam, slug: slugParam } = await params
  const locale = parseLocale(localeParam)
  const slug = parseSlug(slugParam)
  const loaded = await attempt(() => loadArticle({ locale, slug }))
  const front = inEveryLocale(paths.front)
  if (!loaded.ok) {
    return (
      <SiteShell locale={locale} addresses={front}>
        <Unavailable />
      </SiteShell>
    )
  }
  const lookup = loaded.value
  if (lookup.kind === 'unknown') {
    return (
      <SiteShell locale={locale} addresses={front}>
        <NotFound />
      </SiteShell>
    )
  }
  // It exists by now; it may be withdrawn tomorrow.
  if (lookup.kind === 'found') redirect(paths.article(locale, lookup.article.slug))
  if (lookup.kind === 'moved') redirect(paths.article(locale, lookup.slug))
  const { missing } = lookup
  if (slug !== missing.shortCode) permanentRedirect(paths.storyLanguages(locale, missing.shortCode))
  const isGone = missing.translations.length === 0
  return (
    <SiteShell locale={locale} {...storySwitch(missing)}>
      {lookup.kind === 'missing' ? (
        <MissingTranslation missing={missing} isAnswer={false} />
      ) : (
        <Withdrawn missing={missing} isAnswer={isGone} />
      )}
      {isGone ? null : <SilentCounting report={{ articleId: missing.articleId, missing: locale }} />}
    </SiteShell>
  )
}
