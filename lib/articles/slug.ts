import type { Locale } from '@/lib/i18n/locales'

/** Longest slug that is made from a title; an address stays readable in a message and in a printed line. */
export const slugLength = 80

/**
 * Reformed Armenian orthography, close to BGN/PCGN 1981 without its apostrophes.
 * `ու`, `և`, `ո` and `ե` depend on their neighbours: see `armenianPairs`.
 */
const armenian =
  'ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch ' +
  'պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f'

/** Russian as passports and the BBC spell it, without signs for ъ and ь; then the other Cyrillic alphabets' letters. */
const cyrillic =
  'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh ' +
  'щ shch ы y э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ gj ќ kj ѕ dz қ q ғ gh ә a ө o ү u ұ u һ h ң n'

/** Latin letters that Unicode does not take apart into a base letter and a mark. */
const latin = 'ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ħ h ŋ n ə a'

function toMap(pairs: string): [string, string][] {
  return [...pairs.matchAll(/(\S+) (\S+)/g)].map(([, from = '', to = '']) => [from, to])
}

const letters = new Map([...toMap(armenian), ...toMap(cyrillic), ...toMap(latin)])

/** «and», for the ampersand in «Իվանով & որդիներ». */
const ampersand: Record<Locale, string> = { en: 'and', ru: 'i', hy: 'ev' }

/**
 * Armenian letters that are read together or differently at the start of a word. The order matters: `ու` before `ո`,
 * `եւ` (which NFKC makes of `և`) before `ե`.
 */
const armenianPairs: [RegExp, string][] = [
  [/ու/g, 'u'],
  [/(?<!\p{L})եւ/gu, 'yev'],
  [/եւ/g, 'ev'],
  [/(?<!\p{L})ով/gu, 'ov'],
  [/(?<!\p{L})ո/gu, 'vo'],
  [/(?<!\p{L})ե/gu, 'ye'],
]

function transliterate(text: string): string {
  const paired = armenianPairs.reduce((result, [pattern, latinForm]) => result.replace(pattern, latinForm), text)
  // Letters that have a row of their own (ё, й, ї) first; only what is left is taken apart into letter and mark.
  return Array.from(paired, (letter) => letters.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
}

/**
 * The address a title gets: lower-case Latin letters, digits and hyphens, at most 80 characters, cut between words.
 * Empty when the title has nothing that can be spelled in Latin; `translationSlug` never is.
 *
 * @example slugify('Ինչո՞ւ է ձյունը սպիտակ', 'hy') // 'inchu-e-dzyuny-spitak'
 * @example slugify('Щётка и ёж', 'ru') // 'shchyotka-i-yozh'
 * @source https://www.gov.uk/government/publications/romanization-systems (BGN/PCGN, Armenian and Russian)
 */
export function slugify(title: string, locale: Locale): string {
  const text = title
    .normalize('NFKC')
    .toLocaleLowerCase('en')
    // Marks inside Armenian words, stress, soft hyphens and apostrophes do not end a word; ъ and ь have no sound.
    .replace(/[\u055A-\u055F]|\u0301|[\u00AD'’ʼъь]/g, '')
    .replaceAll('&', ` ${ampersand[locale]} `)
  const slug = transliterate(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return cutAtWord(slug, slugLength)
}

/**
 * @param slug words joined by hyphens
 * @example cutAtWord('one-two-three', 9) // 'one-two'
 */
export function cutAtWord(slug: string, length: number): string {
  if (slug.length <= length) return slug
  const border = slug.lastIndexOf('-', length)
  return slug.slice(0, border > 0 ? border : length)
}

/** The slug of a translation that brings none: from its title, or else the story's short code. Never empty. */
export function translationSlug(source: { title: string; locale: Locale; shortCode: string }): string {
  return slugify(source.title, source.locale) || source.shortCode.toLowerCase()
}

/** The same slug, told apart from another story's by the short code; within the length limit. */
export function distinctSlug(source: { slug: string; shortCode: string }): string {
  const code = source.shortCode.toLowerCase()
  return `${cutAtWord(source.slug, slugLength - code.length - 1)}-${code}`
}

/** An address as one string. */
export function slugKey(address: { locale: string; slug: string }): string {
  return `${address.locale}/${address.slug}`
}
