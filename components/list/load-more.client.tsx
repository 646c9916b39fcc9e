'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import styles from './load-more.module.css'

type State = 'ready' | 'loading' | 'failed'

/** How far below the window the link may be when loading starts. */
const margin = '600px'

/**
 * Loads the following pages of a list into the list above, as the reader scrolls or at the press of the button.
 * It takes the finished HTML of the next page, so that there is one way to render a list; what it brings is inert markup
 * of this site. Hydrates for that only: without JavaScript it is a link.
 */
export function LoadMore({
  href,
  labels,
}: {
  href: string
  labels: { more: string; loading: string; failed: string }
}) {
  const [next, setNext] = useState<string | null>(href)
  const [state, setState] = useState<State>('ready')
  const link = useRef<HTMLAnchorElement>(null)
  const busy = useRef(false)

  const load = useCallback(async () => {
    if (!next || busy.current) return
    busy.current = true
    setState('loading')
    try {
      const page = await fetchPage(next)
      const list = link.current?.closest('div')?.querySelector('[data-article-list]')
      list?.append(...page.items)
      setNext(page.next)
      setState('ready')
    } catch {
      setState('failed')
    }
    busy.current = false
  }, [next])

  useEffect(() => {
    const target = link.current
    if (!target || state !== 'ready') return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void load()
      },
      { rootMargin: margin },
    )
    observer.observe(target)
    return () => observer.disconnect()
  }, [load, state])

  if (!next) return null
  return (
    <p className={styles.more}>
      <a
        ref={link}
        href={next}
        rel="next"
        className={styles.link}
        aria-busy={state === 'loading'}
        onClick={(event) => {
          event.preventDefault()
          void load()
        }}
      >
        {state === 'loading' ? labels.loading : labels.more}
      </a>
      <span role="status" className={styles.failed}>
        {state === 'failed' ? labels.failed : null}
      </span>
    </p>
  )
}

async function fetchPage(href: string): Promise<{ items: Element[]; next: string | null }> {
  const response = await fetch(href, { signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`the next page answered ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const items = [...page.querySelectorAll('[data-article-list] > li')]
  return { items, next: page.querySelector('a[rel="next"]')?.getAttribute('href') ?? null }
}
