import type { Metadata } from 'next'
import { parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../../../../_shell/list-metadata'
import { ListPage } from '../../../../_shell/list-page'
import { sectionSubject } from '../../../../_shell/list-subjects'

export const dynamic = 'force-static'

/** Readers see this page's address as `?after=`; see the rewrites in next.config.ts. */
type Properties = PageProps<'/[locale]/sections/[slug]/after/[cursor]'>

/** Next wants one address to prerender; the others are made when somebody asks. */
export function generateStaticParams() {
  return [{ slug: '-', cursor: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, slug, cursor } = await params
  const languages = parsePlace(localeParam)
  return { languages, slug, cursor, subject: await sectionSubject(languages[0], slug) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { languages, slug, cursor, subject } = await load(properties)
  return listMetadata({ languages, subject, path: (place) => paths.section(place, slug), after: cursor })
}

export default async function Page(properties: Properties) {
  const { languages, slug, cursor, subject } = await load(properties)
  return (
    <ListPage languages={languages} subject={subject} path={(place) => paths.section(place, slug)} after={cursor} />
  )
}
