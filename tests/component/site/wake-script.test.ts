import { runInThisContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { languagesCookie } from '@/lib/i18n/languages'
import { awakeEvent, heldScriptsId, wakeScript } from '@/lib/site/wake-script'

const files = ['/_next/static/chunks/a.js', '/_next/static/chunks/b.js']
const list = `<script type="application/json" id="${heldScriptsId}">${JSON.stringify(files)}</script>`
const markup = `
  <button id="button">A</button><button id="own" data-plain>B</button><a id="link" href="#there">C</a>
  <a id="switch" href="#other" data-switch-locale="ru">D</a><a id="search" href="#search" aria-keyshortcuts="/">E</a>
  <input id="field">`

/** Listeners of one page must not hear the next one: each is taken away with its page. */
let listening: AbortController
let pressed: string[]

function open(html: string) {
  document.body.innerHTML = html
  for (const element of document.body.querySelectorAll('button, a'))
    element.addEventListener('click', (event) => pressed.push(element.id) && event.preventDefault())
  runInThisContext(wakeScript)
}

beforeEach(() => {
  vi.useFakeTimers()
  pressed = []
  listening = new AbortController()
  const add = window.addEventListener.bind(window)
  vi.spyOn(window, 'addEventListener').mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions) => {
      const given = typeof options === 'object' ? options : { capture: options === true }
      add(type, listener, { ...given, signal: listening.signal })
    },
  )
})
afterEach(() => {
  listening.abort()
  document.head.replaceChildren()
  vi.useRealTimers()
})

const loaded = () => [...document.head.querySelectorAll('script')].map((script) => script.getAttribute('src'))
const element = (id: string) => document.getElementById(id) as HTMLElement
const isWaking = () => 'waking' in document.documentElement.dataset
const hydrated = () => window.dispatchEvent(new Event(awakeEvent))
const press = (id: string, options: MouseEventInit = {}) =>
  element(id).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...options }))

describe('a page that sleeps', () => {
  it('adds less than a kilobyte to a page', () => {
    expect(gzipSync(wakeScript).length).toBeLessThan(1_000)
  })

  it.each(['pointerdown', 'pointermove', 'touchstart', 'keydown', 'focusin', 'scroll', 'wheel'])(
    'loads its scripts once at the first %s',
    (sign) => {
      open(markup + list)
      expect(loaded()).toEqual([])
      for (let time = 0; time < 3; time += 1) element('field').dispatchEvent(new Event(sign, { bubbles: true }))
      expect(loaded()).toEqual(files)
    },
  )

  it('wakes by itself after a while in sight, but not in a tab that nobody looks at or while it is made in advance', () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    open(markup + list)
    vi.advanceTimersByTime(60_000)
    expect(loaded()).toEqual([])
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
    open(markup + list)
    vi.advanceTimersByTime(10_000)
    expect(loaded()).toEqual([])
    vi.advanceTimersByTime(10_000)
    expect(loaded()).toEqual(files)
  })

  it.each(['button', 'switch', 'search'])('does what was pressed when it has hydrated: %s', (id) => {
    open(markup + list)
    press(id)
    expect([pressed, loaded(), isWaking()]).toEqual([[], files, true])
    hydrated()
    expect([pressed, isWaking()]).toEqual([[id], false])
    press(id)
    expect(pressed).toEqual([id, id])
  })

  it('does all that was pressed, in order', () => {
    open(markup + list)
    press('button')
    press('button')
    press('switch')
    hydrated()
    hydrated()
    expect(pressed).toEqual(['button', 'button', 'switch'])
  })

  it('is not woken by a pointer that rests where the page came up', () => {
    open(markup + list)
    const moved = (movementX: number) => Object.assign(new Event('pointermove'), { movementX, movementY: 0 })
    window.dispatchEvent(moved(0))
    expect(loaded()).toEqual([])
    window.dispatchEvent(moved(3))
    expect(loaded()).toEqual(files)
  })

  it('opens what / is the shortcut of, and lets it be written in a field', () => {
    open(markup + list)
    // On some keyboards it is on the second level.
    const key = () => new KeyboardEvent('keydown', { key: '/', shiftKey: true, bubbles: true, cancelable: true })
    expect(element('field').dispatchEvent(key())).toBe(true)
    expect(document.body.dispatchEvent(key())).toBe(false)
    hydrated()
    expect(pressed).toEqual(['search'])
  })

  it('lets what needs no scripts through at once, and what is to open elsewhere', () => {
    open(markup + list)
    press('link')
    press('own')
    press('switch', { ctrlKey: true })
    press('search', { metaKey: true })
    expect(pressed).toEqual(['link', 'own', 'switch', 'search'])
  })

  it('keeps every link of the site where a list of languages was chosen: a script puts the list into it', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
    document.cookie = `${languagesCookie}=hy+ru; path=/`
    open(`<a id="section" href="/hy/sections/city">A</a><a id="elsewhere" href="https://example.org/">B</a>${list}`)
    press('section')
    press('elsewhere')
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store
    document.cookie = `${languagesCookie}=; path=/; max-age=0`
    expect(pressed).toEqual(['elsewhere'])
    hydrated()
    expect(pressed).toEqual(['elsewhere', 'section'])
  })

  it('follows a link as it is, soon, when the scripts do not come; buttons wait longer', () => {
    open(markup + list)
    press('switch')
    vi.advanceTimersByTime(1_500)
    expect(pressed).toEqual(['switch'])
    listening.abort()
    listening = new AbortController()
    open(markup + list)
    press('button')
    vi.advanceTimersByTime(1_500)
    expect(pressed).toEqual(['switch'])
    document.head.querySelector('script')?.dispatchEvent(new Event('error'))
    expect(pressed).toEqual(['switch', 'button'])
  })

  it('is awake from the beginning where Next loads the scripts', () => {
    open(markup)
    press('button')
    press('switch')
    expect([pressed, loaded(), isWaking()]).toEqual([['button', 'switch'], [], false])
  })
})
