import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import { type Outcome, SearchPage } from '@/components/search/search-page'
import { attempt } from '@/lib/attempt'
import { clientAddressHeader } from '@/lib/client-address'
import { inEveryLocale, parsePlace } from '@/lib/i18n/params'
import { translatorOf } from '@/lib/i18n/translations'
import { permit } from '@/lib/search/limiter'
import { loadSearch } from '@/lib/search/loaders'
import { isAsked, parseSearchForm, searchAddress } from '@/lib/search/schema'
import { loadSite } from '@/lib/site/loaders'
import { loadSections } from '@/lib/taxonomy/loaders'
import { SiteShell } from '../_shell/site-shell'

/** Rendered for each request, in one piece: behind <Suspense> the results would need JavaScript to appear. */

type Properties = PageProps<'/[locale]/search'>

async function parse({ params, searchParams }: Properties) {
  return { languages: parsePlace((await params).locale), form: parseSearchForm(await searchParams) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { languages, form } = await parse(properties)
  const [locale] = languages
  const t = translatorOf({ locale, namespace: 'SearchPage' })
  const site = await attempt(() => loadSite(locale))
  const title = form.text ? t('titleFor', { query: form.text }) : t('title')
  return { title: site.ok ? `${title} – ${site.value.name.text}` : title, robots: { index: false, follow: true } }
}

async function search({ languages, form }: Awaited<ReturnType<typeof parse>>): Promise<Outcome> {
  if (!isAsked(form)) return null
  // The limiter looks at the clock, which Next forbids in what it may keep.
  await connection()
  const permission = await permit('search', (await headers()).get(clientAddressHeader))
  if (!permission.allowed) return { ok: false, retryAfterSeconds: permission.retryAfterSeconds }
  return loadSearch({ ...form, typed: form.text, languages })
}

export default async function Page(properties: Properties) {
  const asked = await parse(properties)
  const { languages, form } = asked
  const outcome = await search(asked)
  const isEmpty = outcome?.ok && outcome.value.items.length === 0
  const sections = isEmpty ? await attempt(() => loadSections(languages[0])) : null
  return (
    <SiteShell
      locale={languages[0]}
      languages={languages}
      addresses={inEveryLocale((other) => searchAddress(other, form))}
    >
      <SearchPage form={form} languages={languages} outcome={outcome} sections={sections?.ok ? sections.value : []} />
    </SiteShell>
  )
}
