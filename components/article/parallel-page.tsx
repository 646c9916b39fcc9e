import { useLocale } from 'next-intl'
import type { ArticleView } from '@/lib/articles/types'
import { localeFacts } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { ParallelBody } from './article-body'
import { inLanguage } from './in-language'
import styles from './parallel-page.module.css'

/** A story with another of its languages beside each paragraph (wide) or under it (narrow). */
export function ParallelPage({ article, other }: { article: ArticleView; other: ArticleView }) {
  const locale = useLocale()
  const t = useTranslations('ParallelReading')
  const languages = useTranslations('Languages')
  return (
    <div className="page">
      <article className={styles.article}>
        <header className={styles.header}>
          <p className={styles.close}>
            <a href={paths.article(locale, article.slug)} data-keep-block>
              {t('close', { language: languages(inLanguage(locale)) })}
            </a>
          </p>
          <div className={styles.titles}>
            <div>
              <p className={styles.language}>{localeFacts[locale].endonym}</p>
              <h1 className={styles.title}>{article.title}</h1>
            </div>
            <div lang={other.locale}>
              <p className={styles.language}>{localeFacts[other.locale].endonym}</p>
              <p className={styles.title}>{other.title}</p>
            </div>
          </div>
        </header>
        <ParallelBody body={article.body} other={other.body} images={article.images} otherLocale={other.locale} />
      </article>
    </div>
  )
}
