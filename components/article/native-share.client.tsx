'use client'

import { Icon } from '@/components/ui/icon'
import { useBrowserValue } from '@/components/ui/use-browser-value'

/** The device's own share sheet, where there is one. Hydrates to find out. */
export function NativeShare({
  label,
  url,
  title,
  className,
}: {
  label: string
  url: string
  title: string
  className?: string | undefined
}) {
  const available = useBrowserValue(() => typeof navigator.share === 'function', false)
  if (!available) return null
  return (
    <li>
      <button
        type="button"
        className={className}
        onClick={() => {
          // Rejected when the reader closes the sheet: nothing to tell.
          void navigator.share({ title, url }).catch(() => null)
        }}
      >
        <Icon name="share" size={18} />
        <span>{label}</span>
      </button>
    </li>
  )
}
