import en from '@/messages/en.json' with { type: 'json' }
import hy from '@/messages/hy.json' with { type: 'json' }
import ru from '@/messages/ru.json' with { type: 'json' }
import type { Locale } from './locales'

/** The English catalogue is the type of all of them. */
export type Messages = typeof en

/** The messages of each language. There is no fallback to another: a missing key is a type error and a failing test. */
export const catalogues: Record<Locale, Messages> = { en, ru, hy }
