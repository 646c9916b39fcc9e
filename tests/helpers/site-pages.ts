import { everyLanguage } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'

/** Section of the demo with more stories than one page holds, thanks to tests/setup/filler-stories.ts. */
export const longSection = 'science'

/** Slug of a demo story that does not exist in this language. */
export const onlyElsewhere: Record<Locale, string> = {
  en: 'devyatsot-katushek-derevenskih-pesen',
  ru: 'what-to-do-when-radiators-stay-cold',
  hy: 'what-to-do-when-radiators-stay-cold',
}

export const story = {
  /** One block of every kind, in three languages, with a guest author. */
  blocks: (locale: Locale) => `/${locale}/articles/test-blocks-${locale}`,
  longTitle: (locale: Locale) => `/${locale}/articles/test-long-title-${locale}`,
  noImage: (locale: Locale) => `/${locale}/articles/test-no-image-${locale}`,
  /** English is withdrawn nowhere, Russian is, Armenian never was. */
  withdrawn: (locale: Locale) => `/${locale}/articles/test-withdrawn-en`,
}

/** A page of every kind, in a language; `status` is what it answers with. */
export function pageKinds(locale: Locale): { kind: string; path: string; status: number }[] {
  const missing = locale === 'ru' ? '/ru/articles/test-withdrawn-en' : `/${locale}/articles/unknown-story`
  return [
    { kind: 'front', path: `/${locale}`, status: 200 },
    { kind: 'article', path: story.blocks(locale), status: 200 },
    {
      kind: 'article in two languages',
      path: `${story.blocks(locale)}?with=${locale === 'en' ? 'hy' : 'en'}`,
      status: 200,
    },
    { kind: 'long article', path: story.longTitle(locale), status: 200 },
    { kind: 'section', path: `/${locale}/sections/${longSection}`, status: 200 },
    { kind: 'tag', path: `/${locale}/tags/bread`, status: 200 },
    { kind: 'author', path: `/${locale}/authors/ruben-tasharian`, status: 200 },
    { kind: 'day', path: `/${locale}/archive/2024-03-05`, status: 200 },
    { kind: 'empty day', path: `/${locale}/archive/2019-03-05`, status: 200 },
    { kind: 'search', path: `/${locale}/search`, status: 200 },
    {
      kind: 'search results',
      path: `/${locale}/search?q=${{ en: 'snow', ru: 'снег', hy: 'ձյուն' }[locale]}`,
      status: 200,
    },
    { kind: 'no search results', path: `/${locale}/search?q=98765432109`, status: 200 },
    { kind: 'about', path: `/${locale}/about`, status: 200 },
    { kind: 'reuse terms', path: `/${locale}/reuse`, status: 200 },
    { kind: 'contacts', path: `/${locale}/contacts`, status: 200 },
    { kind: 'withdrawn, missing translation or story', path: missing, status: locale === 'ru' ? 410 : 404 },
    { kind: 'languages of a story', path: `/${locale}/articles/${onlyElsewhere[locale]}/languages`, status: 200 },
    { kind: 'archive', path: `/${locale}/archive`, status: 200 },
    { kind: 'month', path: `/${locale}/archive/2024-03`, status: 200 },
    {
      kind: 'list in two languages',
      path: `/${locale === 'hy' ? 'hy+ru' : `${locale}+hy`}/sections/region`,
      status: 200,
    },
    { kind: 'front in every language', path: `/${everyLanguage(locale).join('+')}`, status: 200 },
    { kind: 'unknown section', path: `/${locale}/sections/nothing-here`, status: 404 },
    { kind: 'unknown page', path: `/${locale}/nothing-here`, status: 404 },
  ]
}
