import type { Locale } from '@/lib/i18n/locales'

/** Letters of a language's script; marks and digits belong to none. */
export const scriptOf: Record<Locale, RegExp> = {
  en: /\p{Script=Latin}/u,
  ru: /\p{Script=Cyrillic}/u,
  hy: /\p{Script=Armenian}/u,
}

/** Names that keep Latin letters in every language. */
export const brands = [
  ...['Telegram', 'WhatsApp', 'Facebook', 'Instagram', 'YouTube', 'X', 'RSS', 'Atom', 'Meridian'],
  ...['JavaScript', 'IPv6', 'HMAC-SHA-256', 'isbot'],
  ...['App Store', 'Google Play', 'LinkedIn', 'VK', 'TikTok', 'Threads', 'Mastodon', 'Bluesky'],
]

/** Signs that look like letters: the reference page's buttons for the text size. */
const signs = ['A\\+', 'A−']

const brandPattern = new RegExp(`(?<!\\p{L})(${[...brands, ...signs].join('|')})(?!\\p{L})`, 'gu')

/**
 * The runs of letters in a text that belong to another script than the language's, brand names left out.
 *
 * @example foreignWords('Поделиться в Telegram or so', 'ru') // ['or', 'so']
 */
export function foreignWords(text: string, locale: Locale): string[] {
  const words = text.replace(brandPattern, ' ').match(/[\p{L}\p{M}'’-]+/gu) ?? []
  return words.filter((word) =>
    [...word].some(
      (letter) => /\p{L}/u.test(letter) && !scriptOf[locale].test(letter) && !/\p{Script=Common}/u.test(letter),
    ),
  )
}
