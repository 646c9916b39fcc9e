import { createTranslator } from 'use-intl/core'
import { type Locale, locales } from '@/lib/i18n/locales'
import { loadMessages } from '@/lib/i18n/messages'

export type Labels = Awaited<ReturnType<typeof loadLabels>>

/** Finished sentences for the number on the page: pages carry no catalogue, and an answer is made in microseconds. */
export async function loadLabels() {
  const sentences = new Map<Locale, (count: number) => string>()
  for (const locale of locales) {
    const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'ViewCounter' })
    sentences.set(locale, (count) => t('views', { count }))
  }
  /** @example label({ locale: 'ru', count: 2 }) // '2 просмотра' */
  return ({ locale, count }: { locale: Locale; count: number }): string => sentences.get(locale)?.(count) ?? ''
}
