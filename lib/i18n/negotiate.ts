import { match } from '@formatjs/intl-localematcher'
import { defaultLocale, isLocale, type Locale, locales } from './locales'

/** Longer headers are cut: real ones have a handful of entries. */
const maximumEntries = 20

/**
 * The languages of an Accept-Language header, best first; malformed entries are dropped.
 *
 * @example parseAcceptLanguage('hy-AM, ru;q=0.8, *;q=0.1') // ['hy-AM', 'ru']
 * @source https://www.rfc-editor.org/rfc/rfc9110#name-accept-language
 */
export function parseAcceptLanguage(header: string): string[] {
  return header
    .split(',', maximumEntries)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/)
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ tag, quality }) => quality > 0 && canonicalTag(tag) !== null)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

/** The matcher throws RangeError on `*`, `hy-`, `HY_am` and `x-klingon`; what Intl refuses never reaches it. */
function canonicalTag(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** Western Armenian readers read Eastern Armenian; CLDR's matching data does not say so. */
function alias(tag: string): string {
  return /^hyw\b/i.test(tag) ? 'hy' : tag
}

/**
 * All languages of the portal that a reader reads, best first: the remembered choice, then Accept-Language.
 * Each requested tag is matched by itself, so `uk` does not turn into `ru` unless `ru` is listed too.
 */
export function readerLocales(input: {
  cookie?: string | undefined
  acceptLanguage?: string | null | undefined
}): Locale[] {
  const requested = parseAcceptLanguage(input.acceptLanguage ?? '').map(matchTag)
  const all = [input.cookie, ...requested].filter(isLocale)
  return [...new Set(all)]
}

function matchTag(tag: string): Locale | null {
  const wanted = alias(tag)
  const language = new Intl.Locale(wanted).language
  if (isLocale(language)) return language
  const none = 'und'
  const found = match([wanted], locales, none, { algorithm: 'lookup' })
  return isLocale(found) ? found : null
}

/** The language `/` leads to. */
export function negotiateLocale(input: Parameters<typeof readerLocales>[0]): Locale {
  return readerLocales(input)[0] ?? defaultLocale
}
