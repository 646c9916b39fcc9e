import { NotFound } from '@/components/state/not-found'
import { inEveryLocale, parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { SiteShell } from '../_shell/site-shell'

export const dynamic = 'force-static'

/** Next wants one address to prerender. */
export function generateStaticParams() {
  return [{ rest: ['-'] }]
}

/** Addresses that no other page answers, in the language they begin with. */
export default async function Page({ params }: PageProps<'/[locale]/[...rest]'>) {
  const locale = parseLocale((await params).locale)
  return (
    <SiteShell locale={locale} addresses={inEveryLocale(paths.front)}>
      <NotFound />
    </SiteShell>
  )
}
