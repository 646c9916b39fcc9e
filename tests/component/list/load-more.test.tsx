import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ArticleList } from '@/components/list/article-list'
import { locales } from '@/lib/i18n/locales'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'
import { storySummary } from '@/tests/helpers/story-views'

const request = vi.fn<(href: string) => Promise<Response>>()
let scrollNear: () => void = () => undefined

/** jsdom lays nothing out: tests say when the link comes near. */
class Observer implements IntersectionObserver {
  readonly root = null
  readonly rootMargin = ''
  readonly scrollMargin = ''
  readonly thresholds = []
  constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
    scrollNear = () => callback([{ isIntersecting: true }])
  }
  observe() {
    return undefined
  }
  unobserve() {
    return undefined
  }
  disconnect() {
    scrollNear = () => undefined
  }
  takeRecords() {
    return []
  }
}

beforeEach(() => {
  request.mockReset()
  vi.stubGlobal('fetch', request)
  vi.stubGlobal('IntersectionObserver', Observer)
})

/** A page as the server would send it. */
function page(titles: string[], next: string | null): Response {
  const items = titles.map((title) => `<li><article><h2><a href="/x">${title}</a></h2></article></li>`)
  const link = next ? `<a rel="next" href="${next}">more</a>` : ''
  return new Response(`<html><body><nav><li>menu</li></nav><ol data-article-list>${items.join('')}</ol>${link}`)
}

describe.each(locales)('LoadMore in %s', (locale) => {
  const t = say(locale, 'ArticleList')
  const path = `/${locale}/sections/city`
  const first = { items: [storySummary(locale, { title: 'first' })], next: 'c1' }
  const show = () => renderIn(locale, <ArticleList page={first} path={path} />)
  const stories = () => screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)
  const more = () => screen.getByRole('link', { name: t('more') })

  it('is a link to the next page', () => {
    show()
    expect(more()).toHaveAttribute('href', `${path}?after=c1`)
    expect(more()).toHaveAttribute('rel', 'next')
    expect(request).not.toHaveBeenCalled()
  })

  it('appends what it fetches until there is no next page', async () => {
    request
      .mockResolvedValueOnce(page(['second', 'third'], `${path}?after=c2`))
      .mockResolvedValueOnce(page(['last'], null))
    show()
    await userEvent.click(more())
    await waitFor(() => expect(stories()).toEqual(['first', 'second', 'third']))
    await waitFor(() => expect(more()).toHaveAttribute('href', `${path}?after=c2`))
    await userEvent.click(more())
    await waitFor(() => expect(stories()).toEqual(['first', 'second', 'third', 'last']))
    expect(request.mock.calls.map(([href]) => href)).toEqual([`${path}?after=c1`, `${path}?after=c2`])
    await waitFor(() => expect(screen.queryByRole('link', { name: t('more') })).not.toBeInTheDocument())
  })

  it('loads as the reader comes near, once', async () => {
    request.mockResolvedValueOnce(page(['second'], null))
    show()
    const near = scrollNear
    act(() => {
      near()
      near()
    })
    await waitFor(() => expect(stories()).toEqual(['first', 'second']))
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('says that it is loading', async () => {
    let answer: (response: Response) => void = () => undefined
    request.mockReturnValueOnce(new Promise<Response>((resolve) => (answer = resolve)))
    show()
    await userEvent.click(more())
    const link = screen.getByRole('link', { name: t('loading') })
    expect(link).toHaveAttribute('aria-busy', 'true')
    await userEvent.click(link)
    expect(request).toHaveBeenCalledTimes(1)
    await act(async () => answer(page(['second'], `${path}?after=c2`)))
    expect(more()).toHaveAttribute('aria-busy', 'false')
  })

  it.each([
    ['an error', () => Promise.resolve(new Response('', { status: 503 }))],
    ['no connection', () => Promise.reject(new TypeError('offline'))],
  ])('says that %s kept it from loading, and tries again when asked', async (_name, fault) => {
    request.mockImplementationOnce(fault).mockResolvedValueOnce(page(['second'], null))
    show()
    await userEvent.click(more())
    expect(await screen.findByText(t('failed'))).toHaveAttribute('role', 'status')
    expect(stories()).toEqual(['first'])
    await userEvent.click(more())
    await waitFor(() => expect(stories()).toEqual(['first', 'second']))
    expect(screen.queryByText(t('failed'))).not.toBeInTheDocument()
  })
})

describe('ArticleList', () => {
  it.each(locales)('says in %s that it is empty', (locale) => {
    renderIn(locale, <ArticleList page={{ items: [], next: null }} path="/x" />)
    expect(screen.getByText(say(locale, 'ArticleList')('empty'))).toBeInTheDocument()
  })

  it.each(locales)('leads from a later page back to the newest in %s', (locale) => {
    const page = { items: [storySummary(locale)], next: null }
    renderIn(locale, <ArticleList page={page} path={`/${locale}/tags/snow`} first={false} />)
    const link = screen.getByRole('link', { name: say(locale, 'ArticleList')('newest') })
    expect(link).toHaveAttribute('href', `/${locale}/tags/snow`)
  })
})
