import { inLatinLetters } from './typing'

// Which headlines share a name with a text in another language is told by letters alone and not by the analyser that is
// measured: a change there must not change what it is measured on.

/** Spellings of one sound, the longest first. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|tch|sh|ch/g, 'c'],
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ts|z/g, 's'],
  [/ck|q|c(?![eiyc])/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  // Johnson and Джонсон.
  [/h(?=[bcdfgjklmnprstv])/g, ''],
]

/**
 * What is left of a name in every script: how it begins and its consonants.
 *
 * @example skeletonOf('Ереван') // 'arvn', as of Yerevan and Երևան
 */
export function skeletonOf(name: string): string {
  const plain = inLatinLetters(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^y(?=[aeou])/, '')
  const equal = sounds.reduce((text, [spelling, sound]) => text.replace(spelling, sound), plain)
  const begin = /^[aeiouy]/.test(equal) ? 'a' : ''
  return begin + equal.replace(/[aeiouy’']/g, '').replace(/(.)\1+/g, '$1')
}

/** Letters of a skeleton that an ending may add. */
const longestEnding = 2
const shortestName = 3

/** Whether two names may be one, with or without an ending. */
export function isSameName(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length)
  return short.length >= shortestName && long.startsWith(short) && long.length - short.length <= longestEnding
}

/** Names and numbers of a text; the first word of a headline has its capital anyway. */
function tellingWords(text: string, skipFirst: boolean): string[] {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u055A-\u055F]*/gu) ?? []
  return words.slice(skipFirst ? 1 : 0).filter((word) => /^(?:\p{Lu}.|\p{N}{2})/u.test(word))
}

/** Whether a headline has a name or a number that a text in another language has too. */
export function sharesName(title: string, text: string): boolean {
  const there = tellingWords(text, false)
  const numbers = new Set(there.filter((word) => /^\p{N}/u.test(word)))
  const skeletons = [...new Set(there.map(skeletonOf))]
  return tellingWords(title, true).some(
    (word) =>
      numbers.has(word) ||
      (/^\p{Lu}/u.test(word) && skeletons.some((skeleton) => isSameName(skeletonOf(word), skeleton))),
  )
}
