'use client'

import { useEffect, useState } from 'react'
import { countViewAction } from '@/lib/views/actions'

/** A page counts as read after it has been visible for this long, in milliseconds. */
const readingTime = 1_000

/**
 * Shows the number of views and counts this reading once, when the page has been visible for a second.
 * Hydrates for that; the number in the HTML is the one of the last time the page was made.
 */
export function ViewCounter({ translationId, initial }: { translationId: string; initial: string }) {
  const [label, setLabel] = useState(initial)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let counted = false

    async function count() {
      counted = true
      const answer = await countViewAction({ translationId }).catch(() => null)
      if (answer?.ok) setLabel(answer.data.label)
    }
    function onVisibility() {
      clearTimeout(timer)
      if (!counted && document.visibilityState === 'visible') timer = setTimeout(() => void count(), readingTime)
    }

    onVisibility()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }, [translationId])

  return <span data-views>{label}</span>
}
