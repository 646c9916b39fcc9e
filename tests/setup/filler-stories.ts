import { locales } from '@/lib/i18n/locales'

/** Enough for three pages of a list. */
export const fillerCount = 45

const words = { en: 'Short note', ru: 'Короткая заметка', hy: 'Կարճ նոթ' }

/** Lines of an interchange file: old short stories that fill the pages of one section, tag and author. */
export function fillerStories(): string {
  const lines = Array.from({ length: fillerCount }, (_, index) => {
    const number = index + 1
    const day = `2023-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`
    const translations = locales.map((locale) => {
      const title = `${words[locale]} ${number}`
      return [locale, { title, slug: `test-note-${number}-${locale}`, body: [title] }]
    })
    return JSON.stringify({
      id: `test-note-${number}`,
      section: 'science',
      tags: ['stars'],
      authors: ['mark-ellison'],
      publishedAt: `${day}T10:00:00Z`,
      originalLocale: 'en',
      translations: Object.fromEntries(translations),
    })
  })
  return `${lines.join('\n')}\n`
}
