const vowel = '[aeiouyàâäáãéèêëíìîïóòôöõúùûü]'
const consonant = '[^aeiouyàâäáãéèêëíìîïóòôöõúùûü]'

/** Where the first, and then the second, "vowel and consonant" of a word ends. */
const syllable = new RegExp(`${vowel}${consonant}`, 'u')
const afterConsonant = new RegExp(`${consonant}y$`, 'u')
const hasVowel = new RegExp(vowel, 'u')
/** hop, rat, us: a final e after them is heard, so it stays. */
const short = new RegExp(`(?:(?:^|${consonant})${vowel}(?![wx])${consonant}|^${vowel}${consonant})$`, 'u')

/** Words that only look like forms of others. */
const wholes = new Set(
  `news evening morning nothing something anything everything during ceiling sterling sibling darling pudding viking shilling herring wedding clothing
united hundred sacred naked wicked beloved hatred proceed exceed succeed indeed always perhaps besides towards afterwards whereas texas mars wales
paris christmas brussels athens james thomas charles chris kansas arkansas dallas vegas honduras bahamas cyprus series species beijing sing bring king ring
thing wing string spring swing cling`.split(/\s+/),
)

/** Length of the word's beginning up to the end of its first (or second) syllable. */
function regionStart(word: string, from = 0): number {
  const match = syllable.exec(word.slice(from))
  return match ? from + match.index + 2 : word.length
}

/** Plural of a noun, third person of a verb: cities, boxes, stops; not bus, pass, gas. */
function withoutS(word: string): string {
  if (/sses$/.test(word)) return word.slice(0, -2)
  if (/ie[sd]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1)
  if (/(?:us|ss)$/.test(word) || !word.endsWith('s')) return word
  return hasVowel.test(word.slice(0, -2)) ? word.slice(0, -1) : word
}

/** What stood before -ed or -ing, as its verb is spelt: hop(ped), hope(d), rate(d), add(ed). */
function verbBefore(rest: string): string {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return rest.length > 3 ? rest.slice(0, -1) : rest
  return short.test(rest) && regionStart(rest) >= rest.length ? `${rest}e` : rest
}

function withoutEnding(word: string): string {
  if (/eed$/.test(word)) return regionStart(word) <= word.length - 3 ? word.slice(0, -1) : word
  const [, rest] = /^(.*?)(?:ed|ing)$/.exec(word) ?? []
  return rest !== undefined && hasVowel.test(rest) ? verbBefore(rest) : word
}

/** A mute e, a doubled l and y or i at the end differ between forms of one word. */
function sameEnd(word: string): string {
  const spelt = word.length > 2 && afterConsonant.test(word) ? `${word.slice(0, -1)}i` : word
  const first = regionStart(spelt)
  const second = regionStart(spelt, first)
  const last = spelt.length - 1
  if (spelt.endsWith('e') && (last >= second || (last >= first && !short.test(spelt.slice(0, -1)))))
    return spelt.slice(0, -1)
  return spelt.endsWith('ll') && last >= second ? spelt.slice(0, -1) : spelt
}

/**
 * Stems of a regular English word: endings of its inflection off, and nothing else, so that "operation" is not found for
 * "operates". A word in -ing is also a noun of its own, and its plural is only that: "meetings" are not what "met" asks for.
 *
 * @example englishInflection('meeting') // ['meet', 'meeting']
 * @source the first and the last step of https://snowballstem.org/algorithms/english/stemmer.html
 */
export function englishInflection(word: string): string[] {
  if (wholes.has(word) || word.length < 3) return [word]
  const single = withoutS(word)
  if (single.endsWith('ing')) return single === word ? [sameEnd(withoutEnding(word)), word] : [single]
  return [sameEnd(single === word ? withoutEnding(word) : single)]
}
