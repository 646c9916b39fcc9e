import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announcerId } from '@/components/site/announce'
import { BreakingWatch } from '@/components/site/breaking-watch.client'
import type { BreakingItem } from '@/lib/syndication/breaking'

const request = vi.fn<(source: string) => Promise<Response>>()
let visibility: DocumentVisibilityState = 'visible'

function item(id: string, facts: Partial<BreakingItem> = {}): BreakingItem {
  const [lang, language] = ['en', null] as const
  return {
    id,
    title: `Title ${id}`,
    href: `/en/articles/${id}`,
    lang,
    language,
    time: '10:00',
    dateTime: 'x',
    ...facts,
  }
}

function answer(stories: unknown, status = 200) {
  request.mockImplementation(() => Promise.resolve(Response.json({ stories }, { status })))
}

function show(next: DocumentVisibilityState) {
  visibility = next
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const bar = () => screen.queryByRole('complementary', { name: 'Breaking' })
const said = () => document.getElementById(announcerId)?.textContent

function mount(initial: BreakingItem[] = []) {
  render(
    <>
      <BreakingWatch initial={initial} source="/en/breaking.json" label="Breaking" />
      <div id={announcerId} role="status" />
    </>,
  )
}

beforeEach(() => {
  vi.useFakeTimers()
  visibility = 'visible'
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  vi.stubGlobal('fetch', request)
  request.mockReset()
  answer([])
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('BreakingWatch', () => {
  it('appears without a reload, and says what is new, once', async () => {
    mount()
    expect(bar()).toBeNull()
    answer([item('a')])
    await pass(59)
    expect(request).not.toHaveBeenCalled()
    await pass(2)
    expect(request).toHaveBeenCalledTimes(1)
    expect(request).toHaveBeenCalledWith('/en/breaking.json', expect.anything())
    expect(bar()).toHaveTextContent('Title a')
    expect(said()).toBe('Breaking. Title a')
    answer([item('b'), item('a')])
    await pass(61)
    expect(said()).toBe('Breaking. Title b')
    await pass(61)
    expect(said()).toBe('Breaking. Title b')
  })

  it('says nothing about what the page was made with', async () => {
    mount([item('a')])
    answer([item('a')])
    await pass(61)
    expect(said()).toBe('')
  })

  it('goes when nothing is breaking any more', async () => {
    mount([item('a')])
    await pass(61)
    expect(bar()).toBeNull()
  })

  it('asks nothing while nobody looks, and at once when somebody looks after a minute', async () => {
    mount()
    show('hidden')
    await pass(600)
    expect(request).not.toHaveBeenCalled()
    show('visible')
    await pass(0)
    expect(request).toHaveBeenCalledTimes(1)
  })

  it('keeps what it shows when the answer is a fault, and asks again a minute later', async () => {
    mount([item('a')])
    answer([], 503)
    await pass(61)
    request.mockRejectedValueOnce(new TypeError('no network'))
    await pass(61)
    answer('nonsense')
    await pass(61)
    expect(bar()).toHaveTextContent('Title a')
    expect(request).toHaveBeenCalledTimes(3)
  })

  it('marks a headline in another language', () => {
    mount([item('a', { lang: 'hy', language: 'Հայերեն' })])
    const link = screen.getByRole('link', { name: 'Title a' })
    expect(link).toHaveAttribute('lang', 'hy')
    expect(link).toHaveAttribute('title', 'Հայերեն')
  })
})
