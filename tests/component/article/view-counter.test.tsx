import { runInThisContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { act, cleanup } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ViewCounter } from '@/components/article/view-counter'
import { locales } from '@/lib/i18n/locales'
import { rushMark } from '@/lib/views/constants'
import { viewScript } from '@/lib/views/page-script'
import { viewSchema } from '@/lib/views/schema'
import { renderIn } from '@/tests/helpers/render'
import { say } from '@/tests/helpers/say'

const articleId = '01900000-0000-7000-8000-000000000001'
const translationId = '01900000-0000-7000-8000-000000000002'
/** What the server action does; tests/e2e/views.spec.ts asks the real one. */
const action = vi.fn<(view: unknown) => Promise<unknown>>()

type Answer = { status: number; value?: unknown }
/** What the server says to the next beacons; the last one stays. */
let beaconAnswers: Answer[] = []
let numberAnswer: Answer = { status: 200 }
let answerOfNumber = async () => respond(numberAnswer)
let beacons: unknown[] = []
let leaving: string[] = []

function respond({ status, value }: Answer): Response {
  return new Response(JSON.stringify(value ?? {}), { status })
}

/** As Next writes it, or what a test wants in its place. */
function answerOfAction(value: unknown): Response {
  if (value instanceof Response) return value
  return new Response(`0:{"a":"$@1","q":"","i":false,"b":"build"}\n1:${JSON.stringify(value)}\n`)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
  action.mockReset()
  answerOfNumber = async () => respond(numberAnswer)
  beacons = []
  leaving = []
  beaconAnswers = [{ status: 200 }]
  numberAnswer = { status: 200, value: { way: 'action' } }
  vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
    if (options?.method !== 'POST') return answerOfNumber()
    if (new Headers(options.headers).get('Next-Action') === 'name') {
      expect(address).toBe(window.location.pathname)
      return answerOfAction(await action(JSON.parse(String(options.body))[0]))
    }
    beacons.push(viewSchema.parse(JSON.parse(String(options.body))))
    return respond((beaconAnswers.length > 1 ? beaconAnswers.shift() : beaconAnswers[0]) ?? { status: 500 })
  })
  navigator.sendBeacon = (_, body) => leaving.push(String(body)) > 0
})
afterEach(() => {
  setVisibility('visible')
  vi.useRealTimers()
})

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

const wait = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
const view = { articleId, translationId, from: '', driven: false }

/** A page; `action` is what it was told about the server's. */
function open({ initial = '1 view', action: name = 'name' as string | undefined } = {}) {
  const counter = { articleId, translationId, initial, action: name }
  const element = renderIn('en', <ViewCounter {...counter} />).container.querySelector('[data-views]')
  runInThisContext(viewScript)
  return () => element?.textContent
}

describe.each(locales)('the number in %s', (locale) => {
  const label = (count: number) => say(locale, 'ViewCounter')('views', { count })

  it('is the present one at once, and the answer’s after a visible second', async () => {
    numberAnswer = { status: 200, value: { count: 5, label: label(5), way: 'action' } }
    action.mockResolvedValue({ ok: true, data: { kind: 'counted', count: 6, label: label(6) } })
    const text = open({ initial: label(1) })
    await wait(999)
    expect(action).not.toHaveBeenCalled()
    expect(text()).toBe(label(5))
    await wait(1)
    expect(action.mock.calls).toEqual([[view]])
    expect(text()).toBe(label(6))
    setVisibility('hidden')
    setVisibility('visible')
    await wait(60_000)
    expect(action).toHaveBeenCalledTimes(1)
    expect([beacons, leaving]).toEqual([[], []])
  })
})

describe('the counting script', () => {
  beforeEach(() => {
    action.mockResolvedValue({ ok: true, data: { kind: 'counted', count: 2, label: '2 views' } })
  })

  it('adds less than 1.5 KB to a page', () => {
    expect(gzipSync(viewScript).length).toBeLessThan(1_500)
  })

  it('does not count a page in a tab that nobody looks at, and wants the second in one piece', async () => {
    setVisibility('hidden')
    open()
    await wait(60_000)
    setVisibility('visible')
    await wait(600)
    setVisibility('hidden')
    await wait(10_000)
    setVisibility('visible')
    await wait(999)
    expect(action).not.toHaveBeenCalled()
    await wait(1)
    expect(action).toHaveBeenCalledTimes(1)
    expect(leaving).toEqual([])
  })

  it('does nothing while the page is prerendered', async () => {
    Object.assign(document, { prerendering: true })
    open()
    await wait(60_000)
    expect(action).not.toHaveBeenCalled()
    Object.assign(document, { prerendering: false })
    document.dispatchEvent(new Event('prerenderingchange'))
    await wait(1_000)
    expect(action).toHaveBeenCalledTimes(1)
  })

  it.each([
    [
      'is not known to the server (the page is of an older build)',
      () => action.mockResolvedValue(new Response('Server action not found.', { status: 404 })),
    ],
    ['cannot be reached', () => action.mockRejectedValue(new TypeError('offline'))],
    ['answers in another form', () => action.mockResolvedValue(new Response('2:["what"]\n'))],
    ['answers with a page', () => action.mockResolvedValue(new Response('<p>1:{}</p>'))],
    ['is refused', () => action.mockResolvedValue({ ok: false, code: 'overloaded' })],
  ])('sends a beacon at once when the action %s', async (_, prepare) => {
    prepare()
    beaconAnswers = [{ status: 200, value: { count: 3, label: '3 views' } }]
    const text = open()
    await wait(1_000)
    expect(beacons).toEqual([view])
    expect(text()).toBe('3 views')
  })

  it('sends a beacon when the action does not answer, or the page knows none', async () => {
    action.mockReturnValue(new Promise(() => undefined))
    open()
    await wait(4_999)
    expect(beacons).toEqual([])
    await wait(1)
    expect(beacons).toEqual([view])
    cleanup()
    open({ action: '' })
    await wait(10_000)
    expect(beacons).toEqual([view, view])
  })

  it('goes straight to the beacon when the server says so', async () => {
    numberAnswer = { status: 200, value: { count: 1, label: '1 view', way: 'beacon' } }
    open()
    await wait(1_000)
    expect(action).not.toHaveBeenCalled()
    expect(beacons).toEqual([view])
  })

  it.each([
    ['is refused', async () => respond({ status: 503 })],
    ['fails', () => Promise.reject(new TypeError('offline'))],
    ['takes longer than the reading', () => new Promise<Response>(() => undefined)],
  ])('takes the beacon when the question for the way %s', async (_, answerNumber) => {
    answerOfNumber = answerNumber
    open()
    await wait(1_000)
    expect(action).not.toHaveBeenCalled()
    expect(beacons).toEqual([view])
  })

  it('asks for nothing on a page with the mark of a rush, and goes straight to the beacon', async () => {
    beaconAnswers = [{ status: 200, value: { count: 9, label: '9 views' } }]
    const asked = vi.fn(async () => respond(numberAnswer))
    answerOfNumber = asked
    const mark = (name: string) => ({ serverTiming: [{ name }] })
    vi.stubGlobal('performance', { getEntriesByType: () => [mark(rushMark)] })
    const text = open()
    await wait(1_000)
    expect(asked).not.toHaveBeenCalled()
    expect(action).not.toHaveBeenCalled()
    expect(beacons).toEqual([view])
    expect(text()).toBe('9 views')
    cleanup()
    vi.stubGlobal('performance', { getEntriesByType: () => [mark('cache')] })
    open()
    await wait(1_000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(action).toHaveBeenCalledTimes(1)
  })

  it('sends what was read when the page is left before the answer, once', async () => {
    action.mockReturnValue(new Promise(() => undefined))
    open()
    await wait(1_200)
    setVisibility('hidden')
    window.dispatchEvent(new Event('pagehide'))
    await wait(60_000)
    expect(leaving.map((body) => viewSchema.parse(JSON.parse(body)))).toEqual([view])
    expect(beacons).toEqual([])
  })

  it('comes again later when the server is too busy, and stops when it is refused for good', async () => {
    beaconAnswers = [{ status: 503 }, { status: 503 }, { status: 403 }]
    open({ action: '' })
    await wait(1_000)
    expect(beacons).toHaveLength(1)
    await wait(4_000)
    expect(beacons).toHaveLength(2)
    await wait(12_000)
    expect(beacons).toHaveLength(3)
    await wait(600_000)
    expect(beacons).toHaveLength(3)
  })

  it('says so when a program drives the browser', async () => {
    Object.defineProperty(navigator, 'webdriver', { value: true, configurable: true })
    open()
    await wait(1_000)
    Reflect.deleteProperty(navigator, 'webdriver')
    expect(action.mock.calls).toEqual([[{ ...view, driven: true }]])
  })
})
