'use client'

import { useCallback, useEffect, useId, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/locales'
import { SearchBox, type SearchBoxLabels } from './search-box.client'
import styles from './search-overlay.module.css'

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  )
}

/**
 * The search button and the dialog it opens; `/` opens it too, Esc closes it and gives the focus back.
 * Hydrates for the dialog and the suggestions; without JavaScript the button is a link to the search page.
 */
export function SearchOverlay({
  locale,
  action,
  labels,
}: {
  locale: Locale
  action: string
  labels: SearchBoxLabels & { open: string; close: string }
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const titleId = useId()

  const show = useCallback(() => {
    dialog.current?.showModal()
    field.current?.focus()
  }, [])

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      show()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [show])

  return (
    <>
      <a
        href={action}
        className={styles.open}
        aria-keyshortcuts="/"
        onClick={(event) => {
          event.preventDefault()
          show()
        }}
      >
        <Icon name="search" />
        <span className={styles.openText}>{labels.open}</span>
      </a>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-labelledby={titleId}
        onClick={(event) => {
          // The dialog's own box is the backdrop; its content is the form.
          if (event.target === event.currentTarget) dialog.current?.close()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') dialog.current?.close()
        }}
      >
        <div className={styles.panel}>
          <div className={styles.heading}>
            <h2 id={titleId} className={styles.title}>
              {labels.open}
            </h2>
            <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
              <Icon name="close" />
              <span className="visually-hidden">{labels.close}</span>
            </button>
          </div>
          <SearchBox locale={locale} action={action} labels={labels} field={field} />
        </div>
      </dialog>
    </>
  )
}
