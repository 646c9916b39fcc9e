import type { Metadata } from 'next'
import { parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { listMetadata } from '../_shell/list-metadata'
import { ListPage } from '../_shell/list-page'
import { archiveSubject } from '../_shell/list-subjects'

export const dynamic = 'force-static'
/** Seconds; for the calendar, which changes with the day. */
export const revalidate = 120

type Properties = PageProps<'/[locale]/archive'>

/** The present month. */
async function load({ params }: Properties) {
  const languages = parsePlace((await params).locale)
  return { languages, subject: await archiveSubject(languages) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  return listMetadata({ ...(await load(properties)), path: (place) => paths.archive(place) })
}

export default async function Page(properties: Properties) {
  return <ListPage {...(await load(properties))} path={(place) => paths.archive(place)} />
}
