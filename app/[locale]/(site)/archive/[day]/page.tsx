import type { Metadata } from 'next'
import { parseLocale } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../../_shell/list-metadata'
import { ListPage } from '../../_shell/list-page'
import { daySubject } from '../../_shell/list-subjects'

export const ensureStatic = 'navigation'

type Properties = PageProps<'/[locale]/archive/[day]'>

/** Next wants one address to prerender; the others are made when somebody asks. */
export function generateStaticParams() {
  return [{ day: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, day } = await params
  const locale = parseLocale(localeParam)
  return { locale, day, subject: await daySubject(locale, day) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { locale, day, subject } = await load(properties)
  return listMetadata({ locale, subject, path: (other) => paths.archive(other, day) })
}

export default async function Page(properties: Properties) {
  const { locale, day, subject } = await load(properties)
  return <ListPage locale={locale} subject={subject} path={(other) => paths.archive(other, day)} />
}
