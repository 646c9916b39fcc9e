import { ArticleList } from '@/components/list/article-list'
import { LanguageList } from '@/components/list/language-list'
import type { ArticleSummary } from '@/lib/articles/types'
import type { Languages } from '@/lib/i18n/languages'
import { paths } from '@/lib/i18n/paths'
import { useTranslations } from '@/lib/i18n/translations'
import { type MostReadPeriod, mostReadPeriodNames } from '@/lib/views/constants'
import { ListHeader } from './list-header'
import { MostRead } from './most-read'
import styles from './most-read.module.css'

/** What is read most in a period, and what gains readers just now. */
export function MostReadPage({
  languages,
  period,
  stories,
  rising,
}: {
  languages: Languages
  period: MostReadPeriod
  stories: ArticleSummary[]
  rising: ArticleSummary[]
}) {
  const t = useTranslations('MostReadPage')
  const [locale] = languages
  const titles = { day: 'titleDay', week: 'titleWeek', month: 'titleMonth' } as const
  return (
    <div className="page">
      <ListHeader title={{ text: t(titles[period]), locale }}>
        <nav aria-label={t('periods')} className={styles.periods}>
          {mostReadPeriodNames.map((name) => (
            <a
              key={name}
              href={paths.mostRead(languages, name === 'day' ? undefined : name)}
              aria-current={name === period ? 'page' : undefined}
            >
              {t(name)}
            </a>
          ))}
        </nav>
      </ListHeader>
      <LanguageList
        languages={languages}
        path={(place) => paths.mostRead(place, period === 'day' ? undefined : period)}
      />
      <div className={styles.page}>
        {stories.length > 0 ? (
          <ArticleList page={{ items: stories, next: null }} path={paths.mostRead(languages)} />
        ) : (
          <p className={styles.empty}>{t('empty')}</p>
        )}
        {rising.length > 0 ? <MostRead title={t('rising')} stories={rising} /> : null}
      </div>
    </div>
  )
}
