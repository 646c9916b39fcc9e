import type { Locale } from '@/lib/i18n/locales'

const keys = { en: 'inEn', ru: 'inRu', hy: 'inHy' } as const

/** Key of "in English", "на английском" … in the Languages messages. */
export function inLanguage<Key extends Locale>(locale: Key): (typeof keys)[Key] {
  return keys[locale]
}
