import type { Metadata } from 'next'
import { parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../../_shell/list-metadata'
import { ListPage } from '../../_shell/list-page'
import { authorSubject } from '../../_shell/list-subjects'

export const dynamic = 'force-static'

type Properties = PageProps<'/[locale]/authors/[slug]'>

/** Next wants one address to prerender; the others are made when somebody asks. */
export function generateStaticParams() {
  return [{ slug: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, slug } = await params
  const languages = parsePlace(localeParam)
  return { languages, slug, subject: await authorSubject(languages[0], slug) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { languages, slug, subject } = await load(properties)
  return listMetadata({ languages, subject, path: (place) => paths.author(place, slug) })
}

export default async function Page(properties: Properties) {
  const { languages, slug, subject } = await load(properties)
  return <ListPage languages={languages} subject={subject} path={(place) => paths.author(place, slug)} />
}
