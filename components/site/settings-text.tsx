import { useLocale } from 'next-intl'
import { useTranslations } from '@/lib/i18n/translations'
import type { SitePageText } from '@/lib/site/types'
import styles from './settings-text.module.css'

export function SettingsText({ title, text }: { title: string; text: SitePageText }) {
  const locale = useLocale()
  const t = useTranslations('SitePage')
  const paragraphs = text.paragraphs.length > 0 ? text.paragraphs : [t('empty')]
  return (
    <article className={`page ${styles.text}`}>
      <h1 className={styles.title}>{title}</h1>
      <div lang={text.paragraphs.length > 0 && text.locale !== locale ? text.locale : undefined}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className={styles.paragraph}>
            {paragraph}
          </p>
        ))}
      </div>
    </article>
  )
}
