'use client'

import { useBrowserValue } from '@/components/ui/use-browser-value'

const noTexts: DOMStringMap = {}

/** A fault in a page that was already on the screen. Says so in the page's language and shows nothing of the inside. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const texts = useBrowserValue(() => document.body.dataset, noTexts)
  return (
    <main id="content" className="page error-page">
      <h1>{texts.errorTitle}</h1>
      <p>{texts.errorText}</p>
      <button type="button" onClick={() => retry()}>
        {texts.errorRetry}
      </button>
    </main>
  )
}
