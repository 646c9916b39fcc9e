import { z } from 'zod'
import type { Languages } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/i18n/paths'
import { resultLimit, resultLimitMax } from './constants'
import { type SearchForm, searchParameters } from './schema'
import type { SearchResult, SearchResults } from './types'
import { writeQuery } from './write-query'

/** The API's `limit`: nonsense is the usual number, and nobody gets more than the most. */
export const limitSchema = z.coerce
  .number()
  .int()
  .min(1)
  .catch(resultLimit)
  .transform((limit) => Math.min(limit, resultLimitMax))

function storyAddress(text: { locale: Locale; slug: string }): string {
  return paths.article(text.locale, text.slug)
}

function toItem(story: SearchResult) {
  const { matchedIn } = story
  return {
    articleId: story.articleId,
    locale: story.locale,
    href: storyAddress(story),
    kind: story.kind,
    publishedAt: story.publishedAt.toISOString(),
    title: story.title,
    snippet: story.snippet,
    section: { slug: story.section.slug, name: story.section.name.text },
    authors: story.authors.map(({ slug, name }) => ({ slug, name: name.text })),
    matchedIn: matchedIn && {
      locale: matchedIn.locale,
      href: storyAddress(matchedIn),
      title: matchedIn.title,
      snippet: matchedIn.snippet,
    },
  }
}

/** The answer of `GET /api/v1/search`, documented in docs/search.md. */
export function toAnswer(given: { form: SearchForm; languages: Languages; results: SearchResults }) {
  const { form, languages, results } = given
  const { facets, next } = results
  const values = (kind: keyof typeof facets) =>
    facets[kind].map(({ value, name, stories, active }) => ({ value, name: name?.text ?? value, stories, active }))
  const parameters = next === null ? null : searchParameters({ ...form, after: next })
  parameters?.set('locale', languages.join('+'))
  return {
    query: writeQuery(form.query),
    locale: languages[0],
    sort: form.sort,
    total: results.total,
    correction: results.correction,
    relaxed: results.relaxed,
    unknown: results.unknown,
    items: results.items.map(toItem),
    facets: {
      section: values('section'),
      language: values('language'),
      author: values('author'),
      year: values('year'),
    },
    next: parameters && `/api/v1/search?${parameters}`,
  }
}
