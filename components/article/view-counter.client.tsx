'use client'

import { useEffect, useRef } from 'react'
import { countViewAction } from '@/lib/views/actions'

/**
 * The number of views. Hydrates only to hand the server action to the page's plain script, which does everything else:
 * it must also work where this file never arrives.
 *
 * @param initial the number as of the last time the page was made
 */
export function ViewCounter({
  articleId,
  translationId,
  initial,
}: {
  articleId: string
  translationId: string
  initial: string
}) {
  const element = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (element.current) Object.assign(element.current, { countView: countViewAction })
  }, [])
  // The script may have written the present number before this hydrates.
  return (
    <span ref={element} data-views={JSON.stringify({ articleId, translationId })} suppressHydrationWarning>
      {initial}
    </span>
  )
}
