'use client'

import { useState, useSyncExternalStore } from 'react'
import { announce } from '@/components/site/announce'
import { Icon } from '@/components/ui/icon'
import { defaultTextSize, textSizeKey, textSizes } from '@/lib/site/preferences'
import styles from './article-tools.module.css'
import { copyText } from './copy-text'

export type ArticleToolsLabels = {
  copyLink: string
  copied: string
  copyFailed: string
  print: string
  textSize: string
  smaller: string
  larger: string
  /** One announcement per size: a message with numbers cannot cross to the client. */
  sizes: string[]
}

/** Text size, copy link, print. Hydrates because each needs the browser; without JavaScript the row is not shown. */
export function ArticleTools({ label, path, labels }: { label: string; path: string; labels: ArticleToolsLabels }) {
  const [copied, setCopied] = useState(false)

  async function copy() {
    const done = await copyText(new URL(path, window.location.origin).href)
    announce(done ? labels.copied : labels.copyFailed)
    setCopied(done)
  }

  return (
    <section aria-label={label} className={`${styles.tools} needs-js`} data-print="hide">
      <TextSize labels={labels} />
      <button type="button" className={styles.tool} onClick={() => void copy()} onBlur={() => setCopied(false)}>
        <Icon name={copied ? 'check' : 'link'} size={18} />
        <span className={styles.toolText}>{copied ? labels.copied : labels.copyLink}</span>
      </button>
      <button type="button" className={styles.tool} onClick={() => window.print()}>
        <Icon name="print" size={18} />
        <span className={styles.toolText}>{labels.print}</span>
      </button>
    </section>
  )
}

const changed = 'meridian:text-size-changed'

function isSize(value: number): boolean {
  return textSizes.some((step) => step === value)
}

function readSize(): number {
  const size = Number(document.documentElement.dataset.textSize)
  return isSize(size) ? size : defaultTextSize
}

function applySize(size: number) {
  document.documentElement.dataset.textSize = String(size)
  window.dispatchEvent(new Event(changed))
}

/** Other tabs follow through the storage event. */
function subscribe(onChange: () => void) {
  function onStorage(event: StorageEvent) {
    const size = textSizes.find((step) => String(step) === event.newValue)
    if (event.key === textSizeKey) applySize(size ?? defaultTextSize)
  }
  window.addEventListener('storage', onStorage)
  window.addEventListener(changed, onChange)
  return () => {
    window.removeEventListener('storage', onStorage)
    window.removeEventListener(changed, onChange)
  }
}

function TextSize({ labels }: { labels: ArticleToolsLabels }) {
  const size = useSyncExternalStore(subscribe, readSize, () => defaultTextSize)

  function change(step: number) {
    // Not from what was rendered: two presses may come before the next rendering.
    const next = readSize() + step
    if (!isSize(next)) return
    applySize(next)
    announce(labels.sizes[next] ?? '')
    try {
      localStorage.setItem(textSizeKey, String(next))
    } catch {
      // Storage is forbidden: the choice holds for this page.
    }
  }

  return (
    <fieldset className={styles.sizes}>
      <legend className="visually-hidden">{labels.textSize}</legend>
      <button type="button" className={styles.size} onClick={() => change(-1)} disabled={size === 0}>
        <span className="visually-hidden">{labels.smaller}</span>
        <span aria-hidden="true" className={styles.small}>
          A−
        </span>
      </button>
      <button type="button" className={styles.size} onClick={() => change(1)} disabled={size === textSizes.length - 1}>
        <span className="visually-hidden">{labels.larger}</span>
        <span aria-hidden="true" className={styles.large}>
          A+
        </span>
      </button>
    </fieldset>
  )
}
