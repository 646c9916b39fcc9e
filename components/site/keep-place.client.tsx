'use client'

import { useEffect } from 'react'
import { parseLanguages } from '@/lib/i18n/languages'

/** One year, in seconds. */
const rememberFor = 31_536_000

/** Id of the block a reader is at: the last one whose top has passed the upper third of the window. */
export function currentBlockId(): string | null {
  const line = window.innerHeight / 3
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')]
  if ((blocks[0]?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY) > line) return null
  return blocks.findLast((block) => block.getBoundingClientRect().top <= line)?.id ?? null
}

function remember(cookie: string, value: string) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${cookie}=${value}; path=/; max-age=${rememberFor}; samesite=lax`
}

/**
 * A story has an address in one language; from it the reader goes back to the lists in the languages they chose.
 *
 * @param place the remembered list, as it stands in addresses
 */
function keepLanguages(link: HTMLAnchorElement, place: string) {
  const [, locale, folder] = window.location.pathname.split('/')
  const [, segment, target, ...rest] = link.pathname.split('/')
  if (folder !== 'articles' || link.origin !== window.location.origin) return
  if (segment !== locale || target === 'articles' || target === 'feeds' || !parseLanguages(place)) return
  link.pathname = ['', place, ...(target === undefined ? [] : [target]), ...rest].join('/')
}

function recall(cookie: string): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${cookie}=`))
  return found?.slice(cookie.length + 1) ?? ''
}

function followed({
  link,
  cookie,
  languagesCookie,
}: {
  link: HTMLAnchorElement
  cookie: string
  languagesCookie: string
}) {
  const { switchLocale, languages, keepBlock } = link.dataset
  if (languages) remember(languagesCookie, languages)
  else if (switchLocale) remember(cookie, switchLocale)
  else keepLanguages(link, recall(languagesCookie))
  if (switchLocale !== undefined || keepBlock !== undefined) link.hash = currentBlockId() ?? ''
}

/**
 * Keeps the reader's paragraph on the way to another language or to parallel reading; remembers the language, and the list
 * of languages that was chosen.
 * Hydrates because only the browser knows where the reader is; without it the links lead to the top of the same story.
 */
export function KeepPlace({ cookie, languagesCookie }: { cookie: string; languagesCookie: string }) {
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (link) followed({ link, cookie, languagesCookie })
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [cookie, languagesCookie])
  return null
}
