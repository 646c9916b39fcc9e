import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ArticleCard } from '@/components/article/article-card'
import type { NamedLink } from '@/lib/articles/types'
import { type Locale, locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { picture, storySummary, words } from '@/tests/helpers/story-views'

describe.each(locales)('ArticleCard in %s', (locale) => {
  it('is one link, named by the headline', () => {
    renderIn(locale, <ArticleCard story={storySummary(locale, { image: picture(locale) })} />)
    const card = screen.getByRole('article')
    expect(within(card).getByRole('heading', { level: 3, name: words[locale].title })).toBeInTheDocument()
    expect(within(card).getAllByRole('link')).toHaveLength(1)
    expect(within(card).getByRole('link', { name: words[locale].title })).toHaveAttribute(
      'href',
      `/${locale}/articles/tram-${locale}`,
    )
  })

  it('keeps the picture silent: the headline beside it has said it', () => {
    const { container } = renderIn(locale, <ArticleCard story={storySummary(locale, { image: picture(locale) })} />)
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
    expect(container.querySelector('img')).toHaveAttribute('alt', '')
  })

  it('gives the time in the site’s zone, readable by machines', () => {
    const { container } = renderIn(locale, <ArticleCard story={storySummary(locale)} />)
    const time = container.querySelector('time')
    expect(time).toHaveAttribute('datetime', '2026-11-22T21:30:00.000Z')
    // 21:30 in UTC is the next day in Yerevan.
    expect(time).toHaveTextContent(/23.*01:30/)
  })

  it('names section and kind, the section in its own language', () => {
    const other: Locale = locale === 'hy' ? 'ru' : 'hy'
    const section: NamedLink = { slug: 'city', name: { text: words[other].section, locale: other } }
    renderIn(locale, <ArticleCard story={storySummary(locale, { kind: 'interview', section })} />)
    expect(screen.getByText(words[other].section)).toHaveAttribute('lang', other)
    expect(screen.getByText(say(locale, 'ArticleKind')('interview'))).toBeInTheDocument()
  })

  it('does not say a kind that the section’s name says already', () => {
    const text = say(locale, 'ArticleKind')('interview')
    const section = { slug: 'interviews', name: { text: text.toLocaleUpperCase(), locale } }
    renderIn(locale, <ArticleCard story={storySummary(locale, { kind: 'interview', section })} />)
    expect(screen.queryByText(text)).not.toBeInTheDocument()
    expect(screen.getByText(text.toLocaleUpperCase())).toBeInTheDocument()
  })

  it.each([
    ['opinion', true],
    ['analytics', true],
    ['news', false],
    ['interview', false],
  ] as const)('names the author of a story of kind %s: %s', (kind, shown) => {
    renderIn(locale, <ArticleCard story={storySummary(locale, { kind })} />)
    expect(screen.queryAllByText(words[locale].author)).toHaveLength(shown ? 1 : 0)
  })

  it('shows the lead in a lead, the subtitle elsewhere, and neither in a line of text', () => {
    const { subtitle, lead } = words[locale]
    const shown = (variant: 'lead' | 'standard' | 'text') => {
      const { unmount } = renderIn(locale, <ArticleCard story={storySummary(locale)} variant={variant} />)
      const found = [subtitle, lead].filter((text) => screen.queryByText(text))
      unmount()
      return found
    }
    expect([shown('lead'), shown('standard'), shown('text')]).toEqual([[lead], [subtitle], []])
  })
})
