import { createTranslator } from 'next-intl'
import type { Locale } from '@/lib/i18n/locales'
import type { Messages } from '@/lib/i18n/messages'
import en from '@/messages/en.json' with { type: 'json' }
import hy from '@/messages/hy.json' with { type: 'json' }
import ru from '@/messages/ru.json' with { type: 'json' }

export const catalogues: Record<Locale, Messages> = { en, ru, hy }

/**
 * The real messages of a namespace: tests look for what readers see.
 *
 * @example say('hy', 'ArticleTools')('copied') // 'Հղումը պատճենվեց'
 */
export function say<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator({ locale, messages: catalogues[locale], namespace, timeZone: 'UTC' })
}
