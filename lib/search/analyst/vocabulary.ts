import type { Locale } from '@/lib/i18n/locales'
import { locales } from '@/lib/i18n/locales'

/** Words that are remembered, some twenty megabytes; the few that come after them are written again. */
const limit = 200_000

type Words = Map<string, string>
type Sent = { locale: Locale; story: string; words: Words }

/** Words that a run has written: the next texts are made of the same ones, and asking the database for each takes its time. */
export function createVocabulary() {
  const written = Object.fromEntries(locales.map((locale) => [locale, new Set<string>()]))
  /** What batches under way bring. Only what has been written is left out of later texts: none is lost with a refused story. */
  const sent = new Map<number, Sent[]>()
  let size = 0

  function remember({ locale, words }: Sent): void {
    const known = written[locale]
    for (const word of words.keys()) {
      if (size >= limit || !known || known.has(word)) continue
      known.add(word)
      size += 1
    }
  }

  return {
    /** Words of a text that have not been written. */
    shorten(batch: number, { words, ...text }: Sent): Words {
      const known = written[text.locale]
      const rest = new Map([...words].filter(([word]) => !known?.has(word)))
      sent.set(batch, [...(sent.get(batch) ?? []), { ...text, words: rest }])
      return rest
    },
    /** After a batch's transaction has ended well but for these stories. */
    settle(batch: number, refused: readonly string[]): void {
      for (const text of sent.get(batch) ?? []) if (!refused.includes(text.story)) remember(text)
      sent.delete(batch)
    },
  }
}
