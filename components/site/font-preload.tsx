import type { Locale } from '@/lib/i18n/locales'

/** The face that sets headlines and text in each language; the others arrive when a page needs them. */
const faces: Record<Locale, string> = {
  en: 'noto-serif-latin',
  ru: 'noto-serif-cyrillic',
  hy: 'noto-serif-armenian',
}

export function FontPreload({ locale }: { locale: Locale }) {
  return (
    <link rel="preload" href={`/fonts/${faces[locale]}.woff2`} as="font" type="font/woff2" crossOrigin="anonymous" />
  )
}
