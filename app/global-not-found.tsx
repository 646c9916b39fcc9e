import type { Metadata } from 'next'
import { FontPreload } from '@/components/site/font-preload'
import { GlobalNotFoundView } from '@/components/state/global-not-found'
import { InlineScript } from '@/components/ui/inline-script'
import { defaultLocale, localeFacts, locales } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translations'
import { preferencesScript } from '@/lib/site/preferences-script'
import './styles/global.css'

const texts = locales.map((locale) => {
  const t = translatorOf({ locale, namespace: 'NotFound' })
  return { locale, endonym: localeFacts[locale].endonym, title: t('title'), text: t('text'), home: t('home') }
})

export const metadata: Metadata = { title: texts[0]?.title ?? '404' }

/** An address outside of every language: its reader's language is unknown, so the page speaks all of them. */
export default function GlobalNotFound() {
  return (
    <html lang={defaultLocale} data-theme="system" data-text-size="1" suppressHydrationWarning>
      <head>
        <FontPreload locale={defaultLocale} />
        <InlineScript code={preferencesScript} />
      </head>
      <body>
        <GlobalNotFoundView texts={texts} />
      </body>
    </html>
  )
}
