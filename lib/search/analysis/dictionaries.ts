import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Lexicon, readLexicon } from './affix-rules'
import { foldForSearch } from './fold'

// Written out, so that the build sees which files belong to a bundle.
const files = {
  ru: () => ({
    aff: readFileSync(path.join(process.cwd(), 'node_modules/dictionary-ru/index.aff'), 'utf8'),
    dic: readFileSync(path.join(process.cwd(), 'node_modules/dictionary-ru/index.dic'), 'utf8'),
  }),
  hy: () => ({
    aff: readFileSync(path.join(process.cwd(), 'node_modules/dictionary-hy/index.aff'), 'utf8'),
    dic: readFileSync(path.join(process.cwd(), 'node_modules/dictionary-hy/index.dic'), 'utf8'),
  }),
}

const read = new Map<string, Lexicon>()

/**
 * A dictionary, read when its language is first needed and kept.
 *
 * @throws when the dictionary's package is not installed
 */
export function lexiconOf(language: keyof typeof files): Lexicon {
  const known = read.get(language)
  if (known) return known
  const { aff, dic } = files[language]()
  const lexicon = readLexicon({ aff: foldForSearch(aff).toLowerCase(), dic: foldForSearch(dic).toLowerCase() })
  read.set(language, lexicon)
  return lexicon
}
