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

/**
 * Keeps the reader's paragraph on the way to another language or to parallel reading, and remembers the language.
 * Hydrates because only the browser knows where the reader is; without it the links lead to the top of the same story.
 */
export function KeepPlace({ cookie }: { cookie: string }) {
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const locale = link?.dataset.switchLocale
      if (!link || (locale === undefined && link.dataset.keepBlock === undefined)) return
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
      if (locale) document.cookie = `${cookie}=${locale}; path=/; max-age=${rememberFor}; samesite=lax`
      link.hash = currentBlockId() ?? ''
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [cookie])
  return null
}
