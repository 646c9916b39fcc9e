import { useLocale } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import type { ArticleView } from '@/lib/articles/types'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { inLanguage } from './in-language'
import styles from './parallel-links.module.css'

/** Leads to this story with another of its languages beside it, the original first. */
export function ParallelLinks({ article }: { article: ArticleView }) {
  const locale = useLocale()
  const t = useTranslations('ParallelReading')
  const languages = useTranslations('Languages')
  const others = article.translations.filter((translation) => translation.locale !== locale)
  if (others.length === 0) return null
  const originalFirst = others.toSorted(
    (a, b) => Number(b.locale === article.originalLocale) - Number(a.locale === article.originalLocale),
  )
  return (
    <nav aria-label={t('label')} className={styles.links} data-print="hide">
      <span className={styles.label}>
        <Icon name="columns" size={18} />
        <span className={styles.name}>{t('label')}</span>
      </span>
      <ul className={styles.list}>
        {originalFirst.map((other) => (
          <li key={other.locale}>
            <a href={paths.parallel(locale, article.slug, other.locale)} rel="nofollow" data-keep-block>
              {t('open', { language: languages(inLanguage(other.locale)) })}
            </a>
            {other.locale === article.originalLocale ? <span className={styles.original}> {t('original')}</span> : null}
          </li>
        ))}
      </ul>
    </nav>
  )
}
