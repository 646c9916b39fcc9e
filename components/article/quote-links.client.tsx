'use client'

import { useEffect } from 'react'
import { announce } from '@/components/site/announce'
import { copyText } from './copy-text'

/**
 * Turns paragraph links into "copy this link". One listener for the page; hydrates because the clipboard is the
 * browser's. Without JavaScript, and with a modifier key, the links lead where they point.
 */
export function QuoteLinks({ labels }: { labels: { copied: string; copyFailed: string } }) {
  useEffect(() => {
    function onClick(event: MouseEvent) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy-link]') : null
      if (!link) return
      event.preventDefault()
      void copyText(link.href).then((done) => announce(done ? labels.copied : labels.copyFailed))
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [labels])
  return null
}
