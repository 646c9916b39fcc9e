import { createTranslator } from 'next-intl'
import type { Locale } from '@/lib/i18n/locales'
import { catalogues, type Messages } from '@/lib/i18n/messages'

/**
 * The real messages of a namespace: tests look for what readers see.
 *
 * @example say('hy', 'ArticleTools')('copied') // 'Հղումը պատճենվեց'
 */
export function say<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator({ locale, messages: catalogues[locale], namespace, timeZone: 'UTC' })
}
