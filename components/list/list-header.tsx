import type { ReactNode } from 'react'
import { Localized } from '@/components/ui/localized'
import type { LocalizedText } from '@/lib/i18n/pick'
import styles from './list-header.module.css'

/** What a list is about. */
export function ListHeader({
  label,
  title,
  description,
  children,
}: {
  label?: string | undefined
  title: LocalizedText
  description?: LocalizedText | undefined
  children?: ReactNode
}) {
  return (
    <header className={styles.header}>
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
    </header>
  )
}
