import type { ReactNode } from 'react'
import { ArticleList } from '@/components/list/article-list'
import { LanguageList } from '@/components/list/language-list'
import { ListHeader } from '@/components/list/list-header'
import { SectionMostRead } from '@/components/list/most-read'
import { JsonLd } from '@/components/site/json-ld'
import { NotFound } from '@/components/state/not-found'
import { Unavailable } from '@/components/state/unavailable'
import { loadArticlePage } from '@/lib/articles/loaders'
import type { ArticleFilter } from '@/lib/articles/types'
import { type Attempt, attempt } from '@/lib/attempt'
import { env } from '@/lib/env'
import { everyLanguage, type Languages, type Place, startingWith } from '@/lib/i18n/languages'
import { inEveryLocale } from '@/lib/i18n/params'
import type { LocalizedText } from '@/lib/i18n/pick'
import { loadSite } from '@/lib/site/loaders'
import { listData } from '@/lib/syndication/structured-data'
import { loadMostReadColumn } from '@/lib/views/loaders'
import { SiteShell } from './site-shell'

/** What a list is about, or null when there is no such section, tag, author or day. */
export type ListSubject = {
  filter: ArticleFilter
  label?: string
  title: LocalizedText
  description?: LocalizedText
  /** One sentence for search engines. */
  summary: string
  /** Of an author's page: who that is. */
  person?: { role: string; bio: string }
  /** Ways to its neighbours, under its title. */
  navigation?: ReactNode
  /** The calendar, beside its title. */
  aside?: ReactNode
}

type Properties = {
  languages: Languages
  subject: Attempt<ListSubject | null>
  /** Address of the list's first page in a language, or in a list of them. */
  path: (place: Place) => string
  after?: string | undefined
}

/** The page of stories; where there is none in the page's only language, those of the others, which the page then says. */
async function loadPage(list: { languages: Languages; filter: ArticleFilter; after?: string | undefined }) {
  const { languages, filter, after } = list
  const page = await loadArticlePage({ locale: languages, filter, ...(after === undefined ? {} : { after }) })
  if (!page || page.items.length > 0 || after !== undefined || languages.length > 1) return page && { page, languages }
  const everyone = everyLanguage(languages[0])
  const elsewhere = await loadArticlePage({ locale: everyone, filter })
  return elsewhere && { page: elsewhere, languages: everyone }
}

/** A page of a section, tag, author, day or month: first page, or the one after a cursor. */
export async function ListPage({ languages, subject, path, after }: Properties) {
  const addresses = inEveryLocale((other) => path(startingWith(languages, other)))
  const shell = { locale: languages[0], languages, addresses }
  const loaded = await attempt(async () => {
    if (!subject.ok || !subject.value) return null
    const [stories, site] = await Promise.all([
      loadPage({ languages, filter: subject.value.filter, after }),
      loadSite(languages[0]),
    ])
    return stories && { ...stories, site }
  })
  const isFirst = after === undefined
  const section = subject.ok && isFirst && subject.value?.filter.by === 'section' ? subject.value.filter.slug : null
  const mostRead = section === null ? null : await attempt(() => loadMostReadColumn({ place: languages, section }))
  if (!subject.ok || !loaded.ok) {
    return (
      <SiteShell {...shell}>
        <Unavailable />
      </SiteShell>
    )
  }
  if (!subject.value || !loaded.value) {
    return (
      <SiteShell {...shell}>
        <NotFound />
      </SiteShell>
    )
  }
  const { filter, label, title, description, navigation, aside, person } = subject.value
  const { page, languages: shown, site } = loaded.value
  const [locale] = languages
  const about = { title: title.text, path: path(locale), ...(person ? { author: person } : {}) }
  return (
    <SiteShell {...shell} {...(filter.by === 'section' ? { section: filter.slug } : {})}>
      <JsonLd data={listData({ site, locale, origin: env().MERIDIAN_ORIGIN }, about)} />
      <div className="page">
        <ListHeader label={label} title={title} description={description} aside={aside}>
          {navigation}
        </ListHeader>
        <LanguageList languages={languages} path={path} />
        <ArticleList
          page={page}
          path={path(shown)}
          first={isFirst}
          showSection={filter.by !== 'section'}
          onlyElsewhere={shown !== languages && page.items.length > 0}
        />
        {mostRead?.ok ? <SectionMostRead section={title.text} stories={mostRead.value} languages={languages} /> : null}
      </div>
    </SiteShell>
  )
}
