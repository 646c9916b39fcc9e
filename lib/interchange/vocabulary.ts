import type { AnalysedText } from '@/lib/search/document'

/** Words that are remembered, some twenty megabytes; the few that come after them are written again. */
const limit = 200_000

/** Words an import has written: the next texts are made of the same ones, and asking the database for each takes its time. */
export function createVocabulary() {
  const written = new Set<string>()
  return {
    /** Leaves out of texts what has been written. */
    shorten(texts: ReadonlyMap<string, AnalysedText>): void {
      for (const [key, { words }] of texts)
        for (const word of words.keys()) if (written.has(wordKey(key, word))) words.delete(word)
    },
    /** After the transaction has ended well. */
    add(key: string, { words }: AnalysedText): void {
      for (const word of words.keys()) if (written.size < limit) written.add(wordKey(key, word))
    },
  }
}

/** Texts are kept by language and story; a word is one of its language. */
function wordKey(textKey: string, word: string): string {
  return `${textKey.slice(0, textKey.indexOf(' '))} ${word}`
}
