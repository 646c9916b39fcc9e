'use client'

import { useEffect } from 'react'
import { awakeEvent } from '@/lib/site/wake-script'

/**
 * Hydrates to say that everything has hydrated, so that what a reader pressed before is done. Stands last in the page:
 * effects run in the order of the page.
 */
export function Awake() {
  useEffect(() => {
    window.dispatchEvent(new Event(awakeEvent))
  }, [])
  return null
}
