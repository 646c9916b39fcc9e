import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SearchBox } from '@/components/search/search-box.client'
import { type Locale, locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { allowConsole } from '@/tests/helpers/console'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { words } from '@/tests/helpers/story-views'

/** Fragments of this page: jsdom goes there, and nowhere else. */
const suggestions = locales.map((locale) => ({
  kind: 'story',
  title: words[locale].title,
  locale,
  href: `/#${locale}`,
}))

const request = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()

beforeEach(() => {
  // jsdom does not know the <search> element yet; browsers do.
  allowConsole('error', /<%s> is unrecognized|<search> is unrecognized/)
  request.mockReset()
  request.mockImplementation(async () => Response.json({ suggestions }))
  vi.stubGlobal('fetch', request)
})
afterEach(() => {
  window.location.hash = ''
})

async function typeInto(locale: Locale, text = 'tram') {
  const labels = say(locale, 'SearchOverlay')
  renderIn(
    locale,
    <SearchBox
      locale={locale}
      action={paths.search(locale)}
      labels={{
        placeholder: labels('placeholder'),
        submit: labels('submit'),
        suggestions: labels('suggestions'),
        kinds: {
          query: labels('kindQuery'),
          section: labels('kindSection'),
          tag: labels('kindTag'),
          author: labels('kindAuthor'),
        },
      }}
    />,
  )
  const user = userEvent.setup()
  const field = screen.getByRole('combobox', { name: labels('placeholder') })
  await user.type(field, text)
  return { user, field }
}

/** The option that the field names as active; null when it names none. */
function activeOption(field: HTMLElement): string | null {
  const id = field.getAttribute('aria-activedescendant')
  const selected = screen.queryAllByRole('option', { selected: true })
  expect(selected.map((option) => option.id)).toEqual(id === null ? [] : [id])
  return selected[0]?.textContent ?? null
}

describe.each(locales)('SearchBox in %s', (locale) => {
  it('offers suggestions in a named list, each marked with its language where it is another', async () => {
    const { field } = await typeInto(locale)
    const options = await screen.findAllByRole('option')
    expect(options.map((option) => option.textContent)).toEqual(suggestions.map(({ title }) => title))
    expect(options.map((option) => option.getAttribute('lang'))).toEqual(
      locales.map((other) => (other === locale ? null : other)),
    )
    expect(field).toHaveAttribute('aria-expanded', 'true')
    const list = screen.getByRole('listbox', { name: say(locale, 'SearchOverlay')('suggestions') })
    expect(field).toHaveAttribute('aria-controls', list.id)
  })

  it('says what a suggestion is that is no story, in the page’s language', async () => {
    const other = locale === 'en' ? 'ru' : 'en'
    const answer = { suggestions: [{ kind: 'section', title: words[other].section, locale: other, href: '/#section' }] }
    request.mockImplementation(async () => Response.json(answer))
    await typeInto(locale)
    const option = await screen.findByRole('option')
    expect(option).toHaveAttribute('lang', other)
    const kind = within(option).getByText(say(locale, 'SearchOverlay')('kindSection'))
    expect(kind.closest('[lang]')).toHaveAttribute('lang', locale)
  })

  it('asks once for what was typed, in the page’s language', async () => {
    await typeInto(locale, 'ջուր & b')
    await screen.findAllByRole('option')
    const urls = request.mock.calls.map(([url]) => new URL(url, window.location.origin).searchParams)
    expect(urls.at(-1)?.get('q')).toBe('ջուր & b')
    expect(urls.map((url) => url.get('locale'))).toEqual(urls.map(() => locale))
  })

  it('is a form that works by itself', async () => {
    const { field } = await typeInto(locale, 'x')
    const form = field.closest('form')
    expect(form).toHaveAttribute('action', `/${locale}/search`)
    expect(form).toHaveAttribute('method', 'get')
    expect(field).toHaveAttribute('name', 'q')
    expect(screen.getByRole('button', { name: say(locale, 'SearchOverlay')('submit') })).toHaveAttribute(
      'type',
      'submit',
    )
  })
})

describe('the keyboard in SearchBox', () => {
  const titles = suggestions.map(({ title }) => title)

  it('walks down and around', async () => {
    const { user, field } = await typeInto('en')
    await screen.findAllByRole('option')
    expect(activeOption(field)).toBeNull()
    const seen: (string | null)[] = []
    for (let press = 0; press <= titles.length; press += 1) {
      await user.keyboard('{ArrowDown}')
      seen.push(activeOption(field))
    }
    expect(seen).toEqual([...titles, titles[0]])
    expect(field).toHaveFocus()
  })

  it('walks up from the field to the last one', async () => {
    const { user, field } = await typeInto('en')
    await screen.findAllByRole('option')
    await user.keyboard('{ArrowUp}')
    expect(activeOption(field)).toBe(titles.at(-1))
    await user.keyboard('{ArrowUp}')
    expect(activeOption(field)).toBe(titles.at(-2))
  })

  it('opens the active story with Enter', async () => {
    const { user } = await typeInto('en')
    await screen.findAllByRole('option')
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(window.location.hash).toBe(`#${locales[1]}`)
  })

  it('sends the form with Enter when no story is active', async () => {
    const { user, field } = await typeInto('en')
    await screen.findAllByRole('option')
    const sent = vi.fn((event: Event) => event.preventDefault())
    field.closest('form')?.addEventListener('submit', sent)
    await user.keyboard('{Enter}')
    expect(sent).toHaveBeenCalledTimes(1)
    expect(window.location.hash).toBe('')
  })

  it('closes the list with Escape, and typing opens it again', async () => {
    const { user, field } = await typeInto('en')
    await screen.findAllByRole('option')
    await user.keyboard('{ArrowDown}{Escape}')
    expect(screen.queryByRole('option')).not.toBeInTheDocument()
    expect(field).toHaveAttribute('aria-expanded', 'false')
    expect(field).not.toHaveAttribute('aria-activedescendant')
    await user.type(field, 's')
    expect(await screen.findAllByRole('option')).toHaveLength(titles.length)
    expect(activeOption(field)).toBeNull()
  })
})

describe('the suggestions of SearchBox', () => {
  it('are not asked for one letter', async () => {
    const { user, field } = await typeInto('en', 't')
    await user.type(field, 'r')
    await screen.findAllByRole('option')
    expect(request.mock.calls.map(([url]) => new URL(url, window.location.origin).searchParams.get('q'))).toEqual([
      'tr',
    ])
  })

  it.each([
    ['an error', () => Promise.resolve(new Response('', { status: 503 }))],
    ['no connection', () => Promise.reject(new TypeError('offline'))],
    ['no JSON', () => Promise.resolve(new Response('<html>'))],
    [
      'another shape',
      () =>
        Promise.resolve(
          Response.json({ suggestions: [{ kind: 'story', locale: 'en', title: 'x', href: 'javascript:1' }] }),
        ),
    ],
  ])('are none after %s', async (_name, answer) => {
    request.mockImplementation(answer)
    const { field } = await typeInto('en')
    await waitFor(() => expect(request).toHaveBeenCalled())
    expect(screen.queryByRole('option')).not.toBeInTheDocument()
    expect(field).toHaveAttribute('aria-expanded', 'false')
    expect(field).toHaveValue('tram')
  })
})
