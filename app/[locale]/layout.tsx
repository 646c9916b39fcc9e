import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FontPreload } from '@/components/site/font-preload'
import { InlineScript } from '@/components/ui/inline-script'
import { env } from '@/lib/env'
import { parseLanguages } from '@/lib/i18n/languages'
import { locales } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translations'
import { preferencesScript } from '@/lib/site/preferences-script'
import { unfoldScript } from '@/lib/site/unfold-script'
import { wakeScript } from '@/lib/site/wake-script'
import '../styles/global.css'

type Properties = { children: ReactNode; params: Promise<{ locale: string }> }

/**
 * Seconds. Pages fall by their tags, at once; this is for what was done past the site, by hand in its database. Every page
 * that is read is made anew when it runs out.
 */
export const revalidate = 3600

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf8' },
    { media: '(prefers-color-scheme: dark)', color: '#161512' },
  ],
}

export async function generateMetadata({ params }: Pick<Properties, 'params'>): Promise<Metadata> {
  return {
    manifest: `/${(await params).locale}/manifest.webmanifest`,
    metadataBase: new URL(env().MERIDIAN_ORIGIN),
    icons: { icon: [{ url: '/icon.svg', type: 'image/svg+xml' }], apple: '/apple-touch-icon.png' },
    // Dates and numbers in stories are not telephone numbers.
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export default async function RootLayout({ children, params }: Properties) {
  const locale = parseLanguages((await params).locale)?.[0] ?? notFound()
  setRequestLocale(locale)
  const errors = translatorOf({ locale, namespace: 'ErrorPage' })
  return (
    <html lang={locale} data-theme="system" data-text-size="1" suppressHydrationWarning>
      <head>
        <FontPreload locale={locale} />
        <InlineScript code={preferencesScript} />
        <InlineScript code={wakeScript} />
        <InlineScript code={unfoldScript} />
      </head>
      {/* The error page is a client component without messages of its own: it reads them here. */}
      <body data-error-title={errors('title')} data-error-text={errors('text')} data-error-retry={errors('retry')}>
        {children}
      </body>
    </html>
  )
}
