import type { ReactNode } from 'react'
import { Localized } from '@/components/ui/localized'
import type { LocalizedText } from '@/lib/i18n/pick'
import styles from './list-header.module.css'

/** What a list is about. */
export function ListHeader({
  label,
  title,
  description,
  aside,
  children,
}: {
  label?: string | undefined
  title: LocalizedText
  description?: LocalizedText | undefined
  /** Beside the words where there is room, under them where there is none. */
  aside?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className={aside ? `${styles.header} ${styles.divided}` : styles.header}>
      <div>
        {label ? <p className={styles.label}>{label}</p> : null}
        <h1 className={styles.title}>
          <Localized text={title} />
        </h1>
        {description?.text ? (
          <p className={styles.description}>
            <Localized text={description} />
          </p>
        ) : null}
        {children}
      </div>
      {aside}
    </header>
  )
}
