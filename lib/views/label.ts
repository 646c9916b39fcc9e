import { createTranslator } from 'use-intl/core'
import { type Locale, locales } from '@/lib/i18n/locales'
import { catalogues } from '@/lib/i18n/messages'

/** Sentences kept for each language. */
const kept = 2_000

export type Labels = ReturnType<typeof createLabels>

/** Finished sentences for the number on the page: pages carry no catalogue, and an answer is made in microseconds. */
export function createLabels() {
  const sentences = new Map<Locale, (count: number) => string>()
  for (const locale of locales) {
    const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'ViewCounter' })
    sentences.set(
      locale,
      remembering((count) => t('views', { count })),
    )
  }
  /** @example label({ locale: 'ru', count: 2 }) // '2 просмотра' */
  return ({ locale, count }: { locale: Locale; count: number }): string => sentences.get(locale)?.(count) ?? ''
}

/** Readers of one story are told one number by the hundred, and to choose a plural costs as much as the rest of an answer. */
function remembering(write: (count: number) => string): (count: number) => string {
  const known = new Map<number, string>()
  return (count) => {
    const sentence = known.get(count) ?? write(count)
    if (known.size >= kept) known.clear()
    known.set(count, sentence)
    return sentence
  }
}
