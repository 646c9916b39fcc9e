import { parseLocale } from '@/lib/i18n/params'
import { settingsPage, settingsPageMetadata } from '../_shell/settings-page'

export const dynamic = 'force-static'

type Properties = PageProps<'/[locale]/contacts'>

export async function generateMetadata({ params }: Properties) {
  return settingsPageMetadata(parseLocale((await params).locale), 'contacts')
}

export default async function Page({ params }: Properties) {
  return settingsPage(parseLocale((await params).locale), 'contacts')
}
