import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { LanguageSwitch } from '@/components/site/language-switch'
import { storySwitch } from '@/lib/articles/utils'
import { localeFacts, locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'

describe.each(locales)('LanguageSwitch on a story that is only in %s', (locale) => {
  const story = { shortCode: '7KX3QD', translations: [{ locale, slug: 'tram', title: 'Tram' }] }

  it('leads to every language, and keeps crawlers from those there is no text in', () => {
    renderIn(locale, <LanguageSwitch {...storySwitch(story)} />)
    for (const other of locales) {
      const link = screen.getByRole('link', { name: localeFacts[other].endonym })
      expect(link).toHaveAttribute('href', `/${other}/articles/${other === locale ? 'tram' : '7KX3QD/languages'}`)
      expect(link.getAttribute('rel')).toBe(other === locale ? null : 'nofollow')
    }
  })
})
