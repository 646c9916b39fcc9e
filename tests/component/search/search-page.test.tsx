import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { SearchPage } from '@/components/search/search-page'
import { localeFacts, locales } from '@/lib/i18n/locales'
import { allowConsole } from '@/tests/helpers/console'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { storySummary, words } from '@/tests/helpers/story-views'

// jsdom does not know the <search> element yet; browsers do.
beforeEach(() => allowConsole('error', /<%s> is unrecognized|<search> is unrecognized/))

describe.each(locales)('SearchPage in %s', (locale) => {
  const t = say(locale, 'SearchPage')
  const found = (items: ReturnType<typeof storySummary>[], more = false) =>
    ({ ok: true, value: { items, more } }) as const

  it('introduces itself before anything was asked', () => {
    renderIn(locale, <SearchPage query="" results={null} />)
    expect(screen.getByRole('heading', { level: 1, name: t('title') })).toBeInTheDocument()
    expect(screen.getByText(t('intro'))).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: say(locale, 'SearchOverlay')('placeholder') })).toHaveValue('')
  })

  it('says that nothing was found for this query, and what to do', () => {
    renderIn(locale, <SearchPage query="<b>{x}</b>" results={found([])} />)
    expect(screen.getByText(t('none', { query: '<b>{x}</b>' }))).toBeInTheDocument()
    expect(screen.getByText(t('noneHint'))).toBeInTheDocument()
    expect(screen.queryByText(t('failed'))).not.toBeInTheDocument()
  })

  it('tells a fault from an empty result', () => {
    renderIn(locale, <SearchPage query="tram" results={{ ok: false }} />)
    expect(screen.getByText(t('failed'))).toBeInTheDocument()
    expect(screen.queryByText(t('none', { query: 'tram' }))).not.toBeInTheDocument()
    expect(screen.getByRole('combobox')).toHaveValue('tram')
  })

  it('marks stories in other languages with their language, and no others', () => {
    const stories = locales.map((other) => storySummary(other, { translationId: other }))
    renderIn(locale, <SearchPage query="tram" results={found(stories)} />)
    for (const other of locales) {
      const link = screen.getByRole('link', { name: words[other].title })
      const item = link.closest('li')
      if (!item) throw new Error('a result is no list item')
      expect(link).toHaveAttribute('href', `/${other}/articles/tram-${other}`)
      expect(link.closest('[lang]')?.getAttribute('lang') ?? null).toBe(other === locale ? null : other)
      expect(within(item).queryAllByText(localeFacts[other].endonym)).toHaveLength(other === locale ? 0 : 1)
    }
  })

  it.each([1, 2, 5, 21])('counts %i with the right plural', (count) => {
    const stories = Array.from({ length: count }, (_, index) => storySummary(locale, { translationId: `t${index}` }))
    renderIn(locale, <SearchPage query="tram" results={found(stories)} />)
    expect(screen.getByText(t('count', { count }))).toBeInTheDocument()
  })

  it('does not pretend to have counted them all', () => {
    renderIn(locale, <SearchPage query="tram" results={found([storySummary(locale)], true)} />)
    expect(screen.getByText(t('countMany', { count: 1 }))).toBeInTheDocument()
    expect(screen.queryByText(t('count', { count: 1 }))).not.toBeInTheDocument()
  })
})
