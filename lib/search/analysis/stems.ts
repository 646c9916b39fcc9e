import { newStemmer } from 'snowball-stemmers'
import type { Locale } from '@/lib/i18n/locales'
import { rootsOf } from './affix-rules'
import { irregularArmenian, stemUnknownArmenian, withoutArmenianEnding, withoutVerbPrefix } from './armenian'
import { lexiconOf } from './dictionaries'
import { irregularBases } from './english'
import { englishInflection } from './english-stem'
import { irregularRussian } from './russian'

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

/** A dictionary word stands with a sign that no snowball stem has, so that the two never meet by chance. */
function russianStems(word: string): string[] {
  if (!/^[а-я]/.test(word)) return [word]
  const base = irregularRussian(word)
  const roots = rootsOf(lexiconOf('ru'), word)
  return [...new Set([russianStem(word), ...[...roots, base ?? word].map((root) => `${root}.`)])]
}

function armenianStems(word: string): string[] {
  if (!/^[ա-ֆ]/.test(word)) return [word]
  const base = irregularArmenian(word)
  const roots = [...new Set([...(base === undefined ? [] : [base]), ...armenianRoots(word)])]
  return roots.length > 0 ? roots : [`${stemUnknownArmenian(word)}.`]
}

/** A word that is in no dictionary as it stands may also be a verb behind its prefix. */
function armenianRoots(word: string): string[] {
  const lexicon = lexiconOf('hy')
  const roots = rootsOf(lexicon, word)
  const verb = lexicon.words.has(word) ? null : withoutVerbPrefix(word)
  return verb === null ? roots : [...roots, ...rootsOf(lexicon, verb).filter((root) => root.endsWith('լ'))]
}

/** What a folded word would be without its ending if it were a name: names are compared across languages by it. */
export function nameStems(word: string, locale: Locale): string[] {
  if (word.length > longestWord) return []
  if (locale === 'ru' && /^[а-я]/.test(word)) return [russianStem(word)]
  return locale === 'hy' && /^[ա-ֆ]/.test(word) ? [withoutArmenianEnding(word)] : []
}
