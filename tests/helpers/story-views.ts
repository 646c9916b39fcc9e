import type { ArticleSummary, ArticleView } from '@/lib/articles/types'
import { type Locale, locales } from '@/lib/i18n/locales'
import type { ImageView } from '@/lib/media/types'

/** Words in each language's own script, so that a test sees which one it got. */
export const words: Record<Locale, { title: string; subtitle: string; lead: string; section: string; author: string }> =
  {
    en: {
      title: 'The night tram',
      subtitle: 'It runs again',
      lead: 'From midnight',
      section: 'City',
      author: 'Ann Lee',
    },
    ru: { title: 'Ночной трамвай', subtitle: 'Снова ходит', lead: 'С полуночи', section: 'Город', author: 'Анна Ли' },
    hy: {
      title: 'Գիշերային տրամվայ',
      subtitle: 'Կրկին գործում է',
      lead: 'Կեսգիշերից',
      section: 'Քաղաք',
      author: 'Աննա Լի',
    },
  }

/** A picture whose texts are in `locale`. */
export function picture(locale: Locale, facts: Partial<ImageView> = {}): ImageView {
  const text = (value: string) => ({ text: value, locale })
  return {
    id: '01900000-0000-7000-8000-0000000000aa',
    src: '/media/0123456789abcdef.webp',
    width: 1200,
    height: 800,
    color: '#336699',
    alt: text(`alt ${locale}`),
    caption: text(`caption ${locale}`),
    credit: text(`credit ${locale}`),
    ...facts,
  }
}

/** A story as lists show it, in `locale`. */
export function storySummary(locale: Locale, facts: Partial<ArticleSummary> = {}): ArticleSummary {
  const { title, subtitle, lead, section, author } = words[locale]
  return {
    articleId: '01900000-0000-7000-8000-000000000001',
    translationId: '01900000-0000-7000-8000-000000000002',
    locale,
    slug: `tram-${locale}`,
    shortCode: '7KX3QD',
    kind: 'news',
    breaking: false,
    title,
    subtitle,
    lead,
    publishedAt: new Date('2026-11-22T21:30:00Z'),
    wordCount: 500,
    section: { slug: 'city', name: { text: section, locale } },
    authors: [{ slug: 'ann-lee', guest: false, name: { text: author, locale } }],
    image: null,
    ...facts,
  }
}

/** A story as its page shows it, in `locale`, existing in every language. */
export function storyView(locale: Locale, facts: Partial<ArticleView> = {}): ArticleView {
  const { section, authors, ...summary } = storySummary(locale)
  const nothing = { text: '', locale }
  return {
    ...summary,
    originalLocale: 'hy',
    updatedAt: null,
    body: [],
    images: {},
    tags: [],
    section: { ...section, description: nothing },
    authors: authors.map((author) => ({ ...author, role: nothing })),
    translations: locales.map((other) => ({ locale: other, slug: `tram-${other}`, title: words[other].title })),
    views: 0,
    ...facts,
  }
}
