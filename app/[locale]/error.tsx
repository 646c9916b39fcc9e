'use client'

import styles from '@/components/state/state.module.css'
import { useBrowserValue } from '@/components/ui/use-browser-value'

const noTexts: DOMStringMap = {}

/** A fault in a page that was already on the screen. Says so in the page's language and shows nothing of the inside. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const texts = useBrowserValue(() => document.body.dataset, noTexts)
  return (
    <main id="content" className={`page ${styles.state}`}>
      <h1 className={styles.title}>{texts.errorTitle}</h1>
      <p className={styles.text}>{texts.errorText}</p>
      <p className={styles.links}>
        <button type="button" onClick={() => retry()}>
          {texts.errorRetry}
        </button>
      </p>
    </main>
  )
}
