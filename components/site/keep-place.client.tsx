'use client'

import { useEffect } from 'react'

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
 * Keeps the reader's paragraph on the way to another language or to parallel reading; remembers the language, and the list
 * of languages that was chosen.
 * Hydrates because only the browser knows where the reader is; without it the links lead to the top of the same story.
 */
export function KeepPlace({ cookie, languagesCookie }: { cookie: string; languagesCookie: string }) {
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const locale = link?.dataset.switchLocale
      const languages = link?.dataset.languages
      if (languages) remember(languagesCookie, languages)
      if (!link || (locale === undefined && link.dataset.keepBlock === undefined)) return
      if (locale) remember(cookie, locale)
      link.hash = currentBlockId() ?? ''
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [cookie, languagesCookie])
  return null
}
