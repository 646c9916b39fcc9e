import type { Metadata } from 'next'
import { parseLocale, parsePlace } from '@/lib/i18n/params'
import { paths } from '@/lib/i18n/paths'
import { loadSections } from '@/lib/taxonomy/loaders'
import { listMetadata } from '../../_shell/list-metadata'
import { ListPage } from '../../_shell/list-page'
import { sectionSubject } from '../../_shell/list-subjects'

export const dynamic = 'force-static'
/** Seconds; for the most read stories, which change by themselves. */
export const revalidate = 120

type Properties = PageProps<'/[locale]/sections/[slug]'>

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const sections = await loadSections(parseLocale(params.locale))
  return sections.length > 0 ? sections.map(({ slug }) => ({ slug })) : [{ slug: '-' }]
}

async function load({ params }: Properties) {
  const { locale: localeParam, slug } = await params
  const languages = parsePlace(localeParam)
  return { languages, slug, subject: await sectionSubject(languages[0], slug) }
}

export async function generateMetadata(properties: Properties): Promise<Metadata> {
  const { languages, slug, subject } = await load(properties)
  return listMetadata({ languages, subject, path: (place) => paths.section(place, slug) })
}

export default async function Page(properties: Properties) {
  const { languages, slug, subject } = await load(properties)
  return <ListPage languages={languages} subject={subject} path={(place) => paths.section(place, slug)} />
}
