import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ViewCounter } from '@/components/article/view-counter.client'
import { locales } from '@/lib/i18n/locales'
import { countViewAction } from '@/lib/views/actions'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'

// A server action is a request; there is no server in jsdom. tests/db/views counts for real.
vi.mock('@/lib/views/actions', () => ({ countViewAction: vi.fn() }))

const translationId = '01900000-0000-7000-8000-000000000002'
const action = vi.mocked(countViewAction)

beforeEach(() => {
  vi.useFakeTimers()
  action.mockReset()
})
afterEach(() => {
  vi.useRealTimers()
})

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

describe.each(locales)('ViewCounter in %s', (locale) => {
  const label = (count: number) => say(locale, 'ViewCounter')('views', { count })
  const show = () => renderIn(locale, <ViewCounter translationId={translationId} initial={label(1)} />)

  beforeEach(() => {
    action.mockResolvedValue({ ok: true, data: { count: 2, label: label(2) } })
  })

  it('counts once, after one visible second, and shows the new number', async () => {
    show()
    await wait(999)
    expect(action).not.toHaveBeenCalled()
    expect(screen.getByText(label(1))).toBeInTheDocument()
    await wait(1)
    expect(action.mock.calls).toEqual([[{ translationId }]])
    expect(screen.getByText(label(2))).toBeInTheDocument()
    setVisibility('hidden')
    setVisibility('visible')
    await wait(5_000)
    expect(action).toHaveBeenCalledTimes(1)
  })

  it('keeps the number when counting fails or is refused', async () => {
    action.mockRejectedValueOnce(new Error('offline'))
    const { unmount } = show()
    await wait(1_000)
    expect(screen.getByText(label(1))).toBeInTheDocument()
    unmount()
    action.mockResolvedValueOnce({ ok: false, code: 'not_found' })
    show()
    await wait(1_000)
    expect(screen.getByText(label(1))).toBeInTheDocument()
    expect(action).toHaveBeenCalledTimes(2)
  })
})

describe('ViewCounter', () => {
  const show = () => renderIn('en', <ViewCounter translationId={translationId} initial="1 view" />)

  beforeEach(() => {
    action.mockResolvedValue({ ok: true, data: { count: 2, label: '2 views' } })
  })

  it('does not count a page in a tab that nobody looks at', async () => {
    setVisibility('hidden')
    show()
    await wait(60_000)
    expect(action).not.toHaveBeenCalled()
    setVisibility('visible')
    await wait(1_000)
    expect(action).toHaveBeenCalledTimes(1)
  })

  it('wants the second in one piece', async () => {
    show()
    await wait(600)
    setVisibility('hidden')
    await wait(10_000)
    setVisibility('visible')
    await wait(600)
    expect(action).not.toHaveBeenCalled()
    await wait(400)
    expect(action).toHaveBeenCalledTimes(1)
  })

  it('does not count a page that was left before', async () => {
    const { unmount } = show()
    await wait(900)
    unmount()
    await wait(10_000)
    expect(action).not.toHaveBeenCalled()
  })
})
