import { defineRouting } from 'next-intl/routing'
import { defaultLocale, locales } from './locales'

/** Every address carries its language; `/` alone negotiates, in `app/route.ts`. */
export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'always',
  // Slugs differ per language, so next-intl's own Link header would be wrong: pages name their alternates.
  alternateLinks: false,
})

/** Remembers the language a reader chose. */
export const localeCookie = 'NEXT_LOCALE'
