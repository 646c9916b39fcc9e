import { feedFormats } from './constants'
import type { FeedFormat, FeedSubject } from './types'

const folders = { section: 'sections', tag: 'tags', author: 'authors' } as const

/**
 * Address of a feed.
 *
 * @example feedPath({ locale: 'hy', subject: { by: 'section', slug: 'city' }, format: 'rss' }) // '/hy/feeds/sections/city/rss.xml'
 */
export function feedPath(feed: { locale: string; subject: FeedSubject; format: FeedFormat }): string {
  const { locale, subject, format } = feed
  const base = `/${locale}/feeds`
  const { file } = feedFormats[format]
  if (subject.by === 'all') return `${base}/${file}`
  if (subject.by === 'mostRead') return `${base}/most-read/${file}`
  return `${base}/${folders[subject.by]}/${encodeURIComponent(subject.slug)}/${file}`
}
