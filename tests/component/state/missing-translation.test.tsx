import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { MissingTranslation } from '@/components/state/missing-translation'
import { localeFacts, locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { words } from '@/tests/helpers/story-views'

describe.each(locales)('MissingTranslation in %s', (locale) => {
  const others = locales.filter((other) => other !== locale)
  const translations = others.map((other) => ({ locale: other, slug: `tram-${other}`, title: words[other].title }))
  const show = (isAnswer = true) =>
    renderIn(
      locale,
      <MissingTranslation
        isAnswer={isAnswer}
        missing={{ articleId: '01900000-0000-7000-8000-000000000001', shortCode: '7KX3QD', translations }}
      />,
    )

  it('says so in the page’s language', () => {
    show()
    const t = say(locale, 'MissingTranslation')
    expect(screen.getByRole('heading', { level: 1, name: t('title') })).toBeInTheDocument()
    expect(screen.getByText(t('text'))).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 2, name: t('available') })).toBeInTheDocument()
    expect(document.title).toBe(t('title'))
  })

  it('leads to each language there is, named in itself and marked with it', () => {
    show()
    const items = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(items.map((item) => item.lang)).toEqual(others)
    for (const [index, other] of others.entries()) {
      const item = items[index]
      if (!item) throw new Error('an item is missing')
      const link = within(item).getByRole('link')
      expect(link).toHaveAttribute('href', `/${other}/articles/tram-${other}`)
      expect(link).toHaveAttribute('hreflang', other)
      expect(link).toHaveTextContent(localeFacts[other].endonym)
      expect(link).toHaveTextContent(words[other].title)
    }
  })

  it('is answered as a page that is not there', () => {
    show()
    expect(document.querySelector('meta[name="page-status"]')).toHaveAttribute('content', '404')
  })

  it('is a page like others where it is what was asked for', () => {
    show(false)
    expect(document.querySelector('meta[name="page-status"]')).toBeNull()
  })
})
