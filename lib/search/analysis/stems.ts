import { newStemmer } from 'snowball-stemmers'
import type { Locale } from '@/lib/i18n/locales'
import { rootsOf } from './affix-rules'
import {
  irregularArmenian,
  ownArmenianRoots,
  stemUnknownArmenian,
  verbsOfArmenianNoun,
  withoutArmenianEnding,
  withoutSuperlative,
  withoutVerbPrefix,
  withVowel,
} from './armenian'
import { lexiconOf } from './dictionaries'
import { irregularBases } from './english'
import { englishInflection } from './english-stem'
import { irregularRussian } from './russian'
import { verbsOfParticiple } from './russian-participles'

const russian = newStemmer('russian')

const last = { word: '', stem: '' }

/** Each word is asked for twice, once as a word and once as a name. */
function russianStem(word: string): string {
  if (last.word !== word) Object.assign(last, { word, stem: russian.stem(word) })
  return last.stem
}

/** Longer than any word; a stemmer's work grows with the length. */
const longestWord = 60

/** What a folded word is found by in a language: every word it may be a form of. Never empty, each once. */
export function stemsOf(word: string, locale: Locale): string[] {
  if (word.length > longestWord) return [word]
  switch (locale) {
    case 'en':
      return englishStems(word)
    case 'ru':
      return russianStems(word)
    case 'hy':
      return armenianStems(word)
  }
}

function englishStems(word: string): string[] {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '')
  // A form may be a word of its own as well: "left", "found", "saw".
  const words = [plain, ...irregularBases(plain)]
  return [...new Set(words.flatMap(englishInflection))]
}

/**
 * The words of the dictionary, and snowball's stem of a word that is no form of any. A dictionary word stands with a sign
 * that no stem has, so that the two never meet by chance.
 */
function russianStems(word: string): string[] {
  if (!/^[а-я]/.test(word)) return [word]
  const lexicon = lexiconOf('ru')
  const roots = rootsOf(lexicon, word)
  const verbs = roots.flatMap(verbsOfParticiple).filter((verb) => lexicon.words.has(verb))
  const base = irregularRussian(word)
  const known = [...roots, ...verbs, ...(base === undefined ? [] : [base])]
  return known.length > 0 ? [...new Set(known.map((root) => `${root}.`))] : [russianStem(word)]
}

function armenianStems(word: string): string[] {
  if (!/^[ա-ֆ]/.test(word)) return [word]
  const roots = armenianRoots(word)
  return roots.length > 0 ? roots : stemUnknownArmenian(word).map((stem) => `${stem}.`)
}

/** Forms in the dictionary or the tables; of a word that is in neither as it stands, those of what follows its prefix. */
function armenianRoots(word: string): string[] {
  const lexicon = lexiconOf('hy')
  const read = (form: string) => [
    ...[irregularArmenian(form) ?? []].flat(),
    ...ownArmenianRoots(rootsOf(lexicon, form)),
    ...withVowel(form).filter((root) => lexicon.words.has(root)),
  ]
  const plain = withoutSuperlative(word)
  const own = [...read(word), ...(plain === null ? [] : read(plain))]
  const verb = withoutVerbPrefix(word)
  // A word of the dictionary is a form of another verb only where the tables say so: չգիտեր.
  const negated = verb === null ? [] : lexicon.words.has(word) ? [irregularArmenian(verb) ?? []].flat() : read(verb)
  const known = [...own, ...negated.filter((root) => root.endsWith('լ'))]
  return [...new Set(known.length > 0 ? known : verbsOfArmenianNoun(word).filter((root) => lexicon.words.has(root)))]
}

/** What a folded word would be without its ending if it were a name: names are compared across languages by it. */
export function nameStems(word: string, locale: Locale): string[] {
  if (word.length > longestWord) return []
  if (locale === 'ru' && /^[а-я]/.test(word)) return [russianStem(word)]
  return locale === 'hy' && /^[ա-ֆ]/.test(word) ? [withoutArmenianEnding(word)] : []
}
