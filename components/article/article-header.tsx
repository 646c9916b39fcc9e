import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { Localized } from '@/components/ui/localized'
import type { ArticleView } from '@/lib/articles/types'
import { readingMinutes } from '@/lib/articles/utils'
import { paths } from '@/lib/i18n/paths'
import { useFormatter, useTranslations } from '@/lib/i18n/translations'
import styles from './article-header.module.css'

/** Section, title, subtitle, lead, byline, times. `views` is an island, so the page hands it in. */
export function ArticleHeader({ article, views }: { article: ArticleView; views: ReactNode }) {
  const locale = useLocale()
  const t = useTranslations('ArticlePage')
  const kinds = useTranslations('ArticleKind')
  const kind = article.kind === 'news' ? null : kinds(article.kind)
  const sameWord = kind?.toLocaleLowerCase() === article.section.name.text.toLocaleLowerCase()
  return (
    <header className={styles.header}>
      <p className={styles.label}>
        <a href={paths.section(locale, article.section.slug)}>
          <Localized text={article.section.name} />
        </a>
        {kind && !sameWord ? <span className={styles.kind}>{kind}</span> : null}
      </p>
      <h1 className={styles.title}>{article.title}</h1>
      {article.subtitle ? <p className={styles.subtitle}>{article.subtitle}</p> : null}
      <Byline authors={article.authors} label={t('authors')} />
      <p className={styles.facts}>
        <Moment message="published" date={article.publishedAt} />
        {article.updatedAt ? <Moment message="updated" date={article.updatedAt} /> : null}
        <span>{t('readingTime', { minutes: readingMinutes(article.wordCount, article.locale) })}</span>
        {views}
      </p>
    </header>
  )
}

function Moment({ message, date }: { message: 'published' | 'updated'; date: Date }) {
  const t = useTranslations('ArticlePage')
  const format = useFormatter()
  return (
    <span>
      {t.rich(message, {
        date: format.dateTime(date, 'dayAndTime'),
        time: (text) => <time dateTime={date.toISOString()}>{text}</time>,
      })}
    </span>
  )
}

function Byline({ authors, label }: { authors: ArticleView['authors']; label: string }) {
  const locale = useLocale()
  if (authors.length === 0) return null
  return (
    <p className={styles.byline}>
      <span className="visually-hidden">{label} </span>
      {authors.map((author) => (
        <span key={author.slug} className={styles.author}>
          <a href={paths.author(locale, author.slug)} rel="author">
            <Localized text={author.name} />
          </a>
          {author.role.text ? (
            <span className={styles.role}>
              <Localized text={author.role} />
            </span>
          ) : null}
        </span>
      ))}
    </p>
  )
}
