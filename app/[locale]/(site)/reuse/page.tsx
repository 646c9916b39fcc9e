import { parseLocale } from '@/lib/i18n/params'
import { settingsPage, settingsPageMetadata } from '../_shell/settings-page'

export const dynamic = 'force-static'

type Properties = PageProps<'/[locale]/reuse'>

export async function generateMetadata({ params }: Properties) {
  return settingsPageMetadata(parseLocale((await params).locale), 'reuse')
}

export default async function Page({ params }: Properties) {
  return settingsPage(parseLocale((await params).locale), 'reuse')
}
