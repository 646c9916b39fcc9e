import { useLocale } from 'next-intl'
import { type LocalizedText, langAttribute } from '@/lib/i18n/pick'

/** A text that may be in another language than the page: then it says so to screen readers, hyphenation and fonts. */
export function Localized({ text }: { text: LocalizedText }) {
  const lang = langAttribute(text, useLocale())
  return lang ? <span lang={lang}>{text.text}</span> : text.text
}
