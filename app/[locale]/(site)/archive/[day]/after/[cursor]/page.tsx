import type { Metadata } from 'next'
import { parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../../../../_shell/list-metadata'
import { ListPage } from '../../../../_shell/list-page'
import { archiveSubject } from '../../../../_shell/list-subjects'

export const dynamic = 'force-static'
/** Seconds; for the calendar, which changes with the day. */
export const revalidate = 120

/** Readers see this page's address as `?after=`; see the rewrites in next.config.ts. */
type Properties = PageProps<'/[locale]/archive/[day]/after/[cursor]'>

/** Next wants one address to prerender; the others are made when somebody asks. */
export function generateStaticParams() {
  return [{ day: '-', cursor: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, day, cursor } = await params
  const languages = parsePlace(localeParam)
  return { languages, day, cursor, subject: await archiveSubject(languages, day) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { languages, day, cursor, subject } = await load(properties)
  return listMetadata({ languages, subject, path: (place) => paths.archive(place, day), after: cursor })
}

export default async function Page(properties: Properties) {
  const { languages, day, cursor, subject } = await load(properties)
  return <ListPage languages={languages} subject={subject} path={(place) => paths.archive(place, day)} after={cursor} />
}
