import { foldForSearch } from './analysis/fold'

/** Spelling that does not matter to a search, made equal, for whole words that are compared letter by letter. */
export function foldWord(word: string): string {
  return foldForSearch(word).toLowerCase()
}
