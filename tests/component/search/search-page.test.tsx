import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Outcome, SearchPage } from '@/components/search/search-page'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { allowConsole } from '@/tests/helpers/console'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { formOf, foundStory, resultsOf } from '@/tests/helpers/search-views'
import { words } from '@/tests/helpers/story-views'

// jsdom does not know the <search> element yet; browsers do.
beforeEach(() => allowConsole('error', /<%s> is unrecognized|<search> is unrecognized/))

function show(locale: Locale, fields: Record<string, string>, outcome: Outcome) {
  const sections = [{ slug: 'city', name: { text: words[locale].section } }]
  renderIn(locale, <SearchPage form={formOf(fields)} languages={[locale]} outcome={outcome} sections={sections} />)
}

function addressOf(link: HTMLElement): URL {
  return new URL(link.getAttribute('href') ?? '', 'http://localhost')
}

describe.each(locales)('SearchPage in %s', (locale) => {
  const t = say(locale, 'SearchPage')
  const other = locale === 'en' ? 'hy' : 'en'

  it('introduces itself before anything was asked', () => {
    show(locale, {}, null)
    expect(screen.getByRole('heading', { level: 1, name: t('title') })).toBeInTheDocument()
    expect(screen.getByText(t('intro'))).toBeInTheDocument()
    expect(screen.getByText(t('help'))).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: say(locale, 'SearchOverlay')('placeholder') })).toHaveValue('')
  })

  it('says that nothing was found for this query, what was tried, and where to go', () => {
    show(locale, { q: '<b>{x}</b>' }, { ok: true, value: resultsOf([]) })
    expect(screen.getByText(t('none', { query: '<b>{x}</b>' }))).toBeInTheDocument()
    expect(screen.getByText(t('noneTried'))).toBeInTheDocument()
    expect(screen.getByText(t('noneHint'))).toBeInTheDocument()
    expect(screen.queryByText(t('failed'))).not.toBeInTheDocument()
    const link = screen.getByRole('link', { name: words[locale].section })
    expect(link).toHaveAttribute('href', `/${locale}/sections/city`)
  })

  it('offers the same words without the filters that found nothing', () => {
    const unknown = [{ kind: 'author' as const, value: 'Nobody' }]
    show(locale, { q: 'tram author:Nobody' }, { ok: true, value: resultsOf([], { unknown }) })
    expect(screen.getByText(t('unknownAuthor', { value: 'Nobody' }))).toBeInTheDocument()
    const link = screen.getByRole('link', { name: t('withoutFilters') })
    expect([...addressOf(link).searchParams]).toEqual([['q', 'tram']])
  })

  it('tells a fault from an empty result', () => {
    show(locale, { q: 'tram' }, { ok: false })
    expect(screen.getByRole('alert')).toHaveTextContent(t('failed'))
    expect(screen.queryByText(t('none', { query: 'tram' }))).not.toBeInTheDocument()
    expect(screen.getByRole('combobox')).toHaveValue('tram')
  })

  it.each([1, 3, 21])('says for how long there are too many searches: %i s', (seconds) => {
    show(locale, { q: 'tram' }, { ok: false, retryAfterSeconds: seconds })
    expect(screen.getByRole('alert')).toHaveTextContent(t('limited', { seconds }))
  })

  it('marks stories in other languages with their language, and no others', () => {
    show(locale, { q: 'tram' }, { ok: true, value: resultsOf(locales.map((one) => foundStory(one))) })
    for (const one of locales) {
      const link = screen.getByRole('link', { name: words[one].title })
      const item = link.closest('li')
      if (!item) throw new Error('a result is no list item')
      expect(link).toHaveAttribute('href', `/${one}/articles/tram-${one}`)
      expect(link.closest('[lang]')?.getAttribute('lang') ?? null).toBe(one === locale ? null : one)
      expect(within(item).queryAllByText(localeFacts[one].endonym)).toHaveLength(one === locale ? 0 : 1)
    }
  })

  it('marks what was asked for, and nothing else', () => {
    show(locale, { q: 'tram' }, { ok: true, value: resultsOf([foundStory(locale)]) })
    const marked = screen.getAllByRole('mark')
    expect(marked.map((mark) => mark.textContent)).toEqual([words[locale].subtitle])
  })

  it('shows the text that matched where it is another than the one shown', () => {
    const matchedIn = {
      locale: other,
      slug: 'in-another',
      title: [{ text: words[other].title, hit: true }],
      snippet: [{ text: words[other].lead, hit: false }],
    } as const
    const story = foundStory(locale, {
      matchedIn: { ...matchedIn, title: [...matchedIn.title], snippet: [...matchedIn.snippet] },
    })
    show(locale, { q: 'tram' }, { ok: true, value: resultsOf([story]) })
    const link = screen.getByRole('link', { name: words[other].title })
    expect(link).toHaveAttribute('href', `/${other}/articles/in-another`)
    expect(link).toHaveAttribute('lang', other)
    expect(screen.getByText(words[other].lead).closest('[lang]')).toHaveAttribute('lang', other)
  })

  it('says what else was looked for, and links to what was typed', () => {
    const correction = { kind: 'typo', query: 'trams' } as const
    show(locale, { q: 'tramz' }, { ok: true, value: resultsOf([foundStory(locale)], { correction }) })
    expect(screen.getByText('trams').tagName).toBe('STRONG')
    const link = screen.getByRole('link', { name: 'tramz' })
    expect(Object.fromEntries(addressOf(link).searchParams)).toEqual({ q: 'tramz', exact: '1' })
  })

  it('says that the words were not found together', () => {
    show(locale, { q: 'tram snow' }, { ok: true, value: resultsOf([foundStory(locale)], { relaxed: true }) })
    expect(screen.getByText(t('relaxed'))).toBeInTheDocument()
  })

  it.each([1, 2, 5, 21])('counts %i with the right plural', (stories) => {
    show(
      locale,
      { q: 'tram' },
      { ok: true, value: resultsOf([foundStory(locale)], { total: { stories, about: false } }) },
    )
    expect(screen.getByText(t('count', { count: stories }))).toBeInTheDocument()
  })

  it('does not pretend to have counted them all', () => {
    const total = { stories: 31_000, about: true }
    show(locale, { q: 'tram' }, { ok: true, value: resultsOf([foundStory(locale)], { total }) })
    // Large numbers are grouped by narrow spaces, which the query would not find as they are.
    const said = t('about', { count: 31_000 }).replace(/\s+/g, ' ')
    expect(screen.getByText(said)).toBeInTheDocument()
  })

  it('narrows by links that keep the rest of the search, and leads back to its first page', () => {
    const name = { text: words[locale].section, locale }
    const facets = {
      section: [
        { value: 'city', name, stories: 3, active: false },
        { value: 'sport', name: { text: 'Sport', locale }, stories: 1, active: true },
      ],
      language: [
        { value: other, name: null, stories: 2, active: false },
        { value: locale, name: null, stories: 2, active: false },
      ],
      author: [],
      year: [
        { value: '2025', name: null, stories: 1, active: false },
        { value: '2026', name: null, stories: 3, active: false },
      ],
    }
    const fields = { q: 'tram', section: 'sport', sort: 'date', after: 'x' }
    show(locale, fields, { ok: true, value: resultsOf([foundStory(locale)], { facets }) })
    const parametersOf = (link: string | RegExp) =>
      Object.fromEntries(addressOf(screen.getByRole('link', { name: link })).searchParams)
    expect(parametersOf(new RegExp(`^${name.text}\\s*3$`))).toEqual({ q: 'tram', section: 'city', sort: 'date' })
    expect(parametersOf(t('remove', { name: 'Sport' }))).toEqual({ q: 'tram', sort: 'date' })
    expect(parametersOf(/^2025/)).toEqual({
      q: 'tram',
      section: 'sport',
      sort: 'date',
      from: '2025-01-01',
      to: '2025-12-31',
    })
    const language = screen.getByRole('link', { name: new RegExp(`^${localeFacts[other].endonym}`) })
    expect(within(language).getByText(localeFacts[other].endonym)).toHaveAttribute('lang', other)
  })

  it('leads to the following page and back', () => {
    show(locale, { q: 'tram', after: 'a' }, { ok: true, value: resultsOf([foundStory(locale)], { next: 'b' }) })
    const pages = within(screen.getByRole('navigation', { name: t('pages') }))
    expect(addressOf(pages.getByRole('link', { name: t('earlier') })).search).toBe('?q=tram&after=b')
    expect(addressOf(pages.getByRole('link', { name: t('first') })).search).toBe('?q=tram')
  })
})
