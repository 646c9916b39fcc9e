import { parsePlace } from '@/lib/i18n/params'
import { mostReadMetadata, mostReadPage } from '../_shell/most-read'

export const dynamic = 'force-static'
/** Seconds; for the most read stories, which change by themselves. */
export const revalidate = 120

type Properties = PageProps<'/[locale]/most-read'>

export async function generateMetadata({ params }: Properties) {
  return mostReadMetadata({ languages: parsePlace((await params).locale), period: 'day' })
}

export default async function Page({ params }: Properties) {
  return mostReadPage({ languages: parsePlace((await params).locale), period: 'day' })
}
