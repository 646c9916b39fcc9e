'use client'

import { useEffect, useRef, useState } from 'react'
import type { BreakingItem } from '@/lib/syndication/breaking'
import { announce } from './announce'
import styles from './breaking-bar.module.css'

/** Milliseconds between two looks at the document. */
const interval = 60_000

/**
 * The bar of breaking stories. Hydrates to look once a minute, while the page is visible, whether there are others: the
 * bar appears, changes and goes without a reload, and what has come is said politely. Without JavaScript it is what the
 * page was made with.
 */
export function BreakingWatch({ initial, source, label }: { initial: BreakingItem[]; source: string; label: string }) {
  const [items, setItems] = useState(initial)
  const known = useRef(new Set(initial.map(({ id }) => id)))

  useEffect(() => {
    let last = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined

    async function look() {
      last = Date.now()
      const found = await readItems(source)
      if (found) {
        const fresh = found.filter(({ id }) => !known.current.has(id))
        for (const { id } of fresh) known.current.add(id)
        setItems((shown) => (sameItems(shown, found) ? shown : found))
        if (fresh.length > 0) announce([label, ...fresh.map(({ title }) => title)].join('. '))
      }
      plan()
    }
    function plan() {
      clearTimeout(timer)
      if (document.visibilityState !== 'visible') return
      timer = setTimeout(() => void look(), Math.max(0, last + interval - Date.now()))
    }

    plan()
    document.addEventListener('visibilitychange', plan)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', plan)
    }
  }, [source, label])

  if (items.length === 0) return null
  return (
    <aside className={styles.bar} aria-label={label} data-print="hide">
      <div className={`page ${styles.inner}`}>
        <strong className={styles.label}>{label}</strong>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.id} className={styles.story}>
              <time dateTime={item.dateTime} className={styles.time}>
                {item.time}
              </time>
              <a
                href={item.href}
                {...(item.language === null ? {} : { lang: item.lang, hrefLang: item.lang, title: item.language })}
              >
                {item.title}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  )
}

function sameItems(a: readonly BreakingItem[], b: readonly BreakingItem[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A fault changes nothing: the next look is a minute away. */
async function readItems(source: string): Promise<BreakingItem[] | null> {
  try {
    const response = await fetch(source, { signal: AbortSignal.timeout(10_000) })
    const document: unknown = response.ok ? await response.json() : null
    return isDocument(document) ? document.stories : null
  } catch {
    return null
  }
}

function isDocument(value: unknown): value is { stories: BreakingItem[] } {
  return typeof value === 'object' && value !== null && 'stories' in value && Array.isArray(value.stories)
}
