import type { ReactNode } from 'react'
import { ArticleList } from '@/components/list/article-list'
import { ListHeader } from '@/components/list/list-header'
import { NotFound } from '@/components/state/not-found'
import { Unavailable } from '@/components/state/unavailable'
import { loadArticlePage } from '@/lib/articles/loaders'
import type { ArticleFilter } from '@/lib/articles/types'
import { type Attempt, attempt } from '@/lib/attempt'
import type { Locale } from '@/lib/i18n/locales'
import { inEveryLocale } from '@/lib/i18n/params'
import type { LocalizedText } from '@/lib/i18n/pick'
import { SiteShell } from './site-shell'

/** What a list is about, or null when there is no such section, tag, author or day. */
export type ListSubject = {
  filter: ArticleFilter
  label?: string
  title: LocalizedText
  description?: LocalizedText
  /** One sentence for search engines. */
  summary: string
  /** Stands between the header and the list. */
  extra?: ReactNode
}

/**
 * A page of a section, tag, author or day: first page, or the one after a cursor.
 *
 * @param path address of the list's first page in a language
 */
export async function ListPage({
  locale,
  subject,
  path,
  after,
}: {
  locale: Locale
  subject: Attempt<ListSubject | null>
  path: (locale: Locale) => string
  after?: string | undefined
}) {
  const addresses = inEveryLocale(path)
  const page = await attempt(async () =>
    subject.ok && subject.value
      ? loadArticlePage({ locale, filter: subject.value.filter, ...(after === undefined ? {} : { after }) })
      : null,
  )
  if (!subject.ok || !page.ok) {
    return (
      <SiteShell locale={locale} addresses={addresses}>
        <Unavailable />
      </SiteShell>
    )
  }
  if (!subject.value || !page.value) {
    return (
      <SiteShell locale={locale} addresses={addresses}>
        <NotFound />
      </SiteShell>
    )
  }
  const { filter, label, title, description, extra } = subject.value
  return (
    <SiteShell locale={locale} addresses={addresses} {...(filter.by === 'section' ? { section: filter.slug } : {})}>
      <div className="page">
        <ListHeader label={label} title={title} description={description}>
          {extra}
        </ListHeader>
        <ArticleList
          page={page.value}
          path={path(locale)}
          first={after === undefined}
          showSection={filter.by !== 'section'}
        />
      </div>
    </SiteShell>
  )
}
