import { isLocale } from '@/lib/i18n/locales'
import { catalogues } from '@/lib/i18n/messages'
import { foreignWords } from './scripts'
import type { VisibleText } from './visible-texts'

const namespaces = Object.keys(catalogues.en)

/** Latin letters that belong to no language: addresses and the site's own name in a foreign page's metadata. */
const addresses = /\bhttps?:\/\/\S+|\b[\w.+-]+@[\w.-]+\.\w+\b|\b(https?:\/\/)?([\w-]+\.)+(org|com|am)\b(\/[\w\-/]*)?/g

/** What a broken lookup, a broken format or a forgotten value looks like. */
const leaks = [
  new RegExp(`\\b(${namespaces.join('|')})\\.[a-z]\\w*\\b`),
  /(?<![@/.\w])[a-z]+(_[a-z]+)+(?![@\w])/,
  /\{\w+(,|\})|\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b|MISSING_MESSAGE|FORMATTING_ERROR/,
]

/** What is wrong with the texts of a page: keys, unformatted values, words of another script than their language's. */
export function problems(texts: VisibleText[]): string[] {
  return texts.flatMap(({ text, from, lang }) => {
    const leaked = leaks.some((pattern) => pattern.test(text)) ? [`leak in ${from}: ${text}`] : []
    const foreign = isLocale(lang) ? foreignWords(text.replace(addresses, ' '), lang) : [`unknown lang "${lang}"`]
    return foreign.length > 0
      ? [...leaked, `${from} said to be ${lang}: ${text} (${foreign.slice(0, 5).join(', ')})`]
      : leaked
  })
}
