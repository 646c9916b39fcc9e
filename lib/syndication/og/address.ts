import { createHash } from 'node:crypto'
import type { ArticleSummary } from '@/lib/articles/types'
import { isLocale, type Locale } from '@/lib/i18n/locales'

/** Raised when the drawing itself changes: messengers keep a picture by its address. */
const template = 1

/** What a picture shows; `title` is null for pages that have the default one. */
export type OgPicture = { locale: Locale; shortCode: string | null; version: string }

/** Names what is drawn: another title is another address, and messengers fetch it anew. */
function versionOf(parts: readonly (string | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([template, ...parts]))
    .digest('hex')
    .slice(0, 10)
}

/** Version of a story's picture. */
export function ogVersion(story: Pick<ArticleSummary, 'title' | 'section' | 'image'>, siteName: string): string {
  return versionOf([story.title, story.section.name.text, story.image?.src ?? null, siteName])
}

/**
 * Address of the picture that messengers and networks show for a page.
 *
 * @example ogPath({ locale: 'hy', shortCode: null, version: '0123456789' }) // '/og/hy-0123456789.jpg'
 */
export function ogPath({ locale, shortCode, version }: OgPicture): string {
  return `/og/${[locale, shortCode, version].filter(Boolean).join('-')}.jpg`
}

/** Address of a story's picture. */
export function storyPicture(
  story: Pick<ArticleSummary, 'locale' | 'shortCode' | 'title' | 'section' | 'image'>,
  siteName: string,
): string {
  return ogPath({ ...story, version: ogVersion(story, siteName) })
}

/** Address of the picture of pages without a title of their own. */
export function defaultPicture(site: { locale: Locale; name: string; tagline: string }): string {
  return ogPath({ locale: site.locale, shortCode: null, version: versionOf([site.name, site.tagline]) })
}

/** What the name of a picture means, or null when it is none of ours. */
export function parseOgFile(file: string): OgPicture | null {
  const [, locale, shortCode, version] = /^([a-z]{2,3})(?:-([2-9A-Z]{4,12}))?-([0-9a-f]{10})\.jpg$/.exec(file) ?? []
  if (!isLocale(locale) || version === undefined) return null
  return { locale, shortCode: shortCode ?? null, version }
}
