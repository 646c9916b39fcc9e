import {
  createFormatter,
  createTranslator,
  useLocale,
  useTimeZone,
  type useTranslations as useTranslationsOfPage,
} from 'next-intl'
import { formats } from './formats'
import type { Locale } from './locales'
import { catalogues, type Messages } from './messages'

/*
 * The hooks of next-intl with what they make kept for the life of the process: theirs begin anew for each page, and reading
 * messages and asking ICU for formats took a sixth of the time in which a page is made.
 */

type Namespace = keyof Messages
type Translator<N extends Namespace> = ReturnType<typeof useTranslationsOfPage<N>>
type Formatter = ReturnType<typeof createFormatter>

const translators = new Map<string, unknown>()
const formatters = new Map<string, Formatter>()

function remembered<Kept, Value extends Kept>(known: Map<string, Kept>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make()
  known.set(key, value)
  return value as Value
}

/** @example translatorOf({ locale: 'hy', namespace: 'ArticleTools' })('copied') // 'Հղումը պատճենվեց' */
export function translatorOf<N extends Namespace>({ locale, namespace }: { locale: Locale; namespace: N }) {
  const make = (): Translator<N> => createTranslator({ locale, messages: catalogues[locale], namespace, formats })
  return remembered(translators, `${locale} ${namespace}`, make)
}

/** @param timeZone of the site: an IANA name */
export function formatterOf({ locale, timeZone }: { locale: Locale; timeZone: string }): Formatter {
  return remembered(formatters, `${locale} ${timeZone}`, () => createFormatter({ locale, timeZone, formats }))
}

/** The messages of a namespace in the language of the page. */
export function useTranslations<N extends Namespace>(namespace: N): Translator<N> {
  return translatorOf({ locale: useLocale(), namespace })
}

/** Dates and numbers in the language of the page and in the time zone of the site. */
export function useFormatter(): Formatter {
  return formatterOf({ locale: useLocale(), timeZone: useTimeZone() ?? 'UTC' })
}
