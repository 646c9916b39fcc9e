import type messages from '@/messages/en.json'
import type { Locale } from './locales'

/** The English catalogue is the type of all of them. */
export type Messages = typeof messages

const catalogues: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('@/messages/en.json'),
  ru: () => import('@/messages/ru.json'),
  hy: () => import('@/messages/hy.json'),
}

/** Messages of one language. There is no fallback to another: a missing key is a type error and a failing test. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await catalogues[locale]()).default
}
