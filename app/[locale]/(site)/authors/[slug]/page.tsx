import type { Metadata } from 'next'
import { parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../../_shell/list-metadata'
import { ListPage } from '../../_shell/list-page'
import { authorSubject } from '../../_shell/list-subjects'

export const ensureStatic = 'navigation'

type Properties = PageProps<'/[locale]/authors/[slug]'>

/** Next wants one address to prerender; the others are made when somebody asks. */
export function generateStaticParams() {
  return [{ slug: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, slug } = await params
  const locale = parseLocale(localeParam)
  return { locale, slug, subject: await authorSubject(locale, slug) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { locale, slug, subject } = await load(properties)
  return listMetadata({ locale, subject, path: (other) => paths.author(other, slug) })
}

export default async function Page(properties: Properties) {
  const { locale, slug, subject } = await load(properties)
  return <ListPage locale={locale} subject={subject} path={(other) => paths.author(other, slug)} />
}
