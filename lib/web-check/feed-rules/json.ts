import { z } from 'zod'
import { locales } from '@/lib/i18n/locales'
import { htmlRules } from './html'
import { areUnique, faults, isInstant, isMediaType } from './rules'

const address = z.url({ protocol: /^https?$/ })
const instant = z.string().refine(isInstant, 'is no date of RFC 3339, or one of the future')
const author = z.strictObject({ name: z.string().min(1), url: address })

const item = z.strictObject({
  id: z.string().min(1),
  url: address,
  title: z.string().min(1),
  content_html: z.string(),
  summary: z.string().min(1),
  image: address.optional(),
  date_published: instant,
  date_modified: instant,
  authors: z.array(author),
  tags: z.array(z.string().min(1)),
  language: z.enum(locales),
  attachments: z
    .array(
      z.strictObject({
        url: address,
        mime_type: z.string().refine(isMediaType, 'is no media type'),
        size_in_bytes: z.int().positive().optional(),
      }),
    )
    .optional(),
})

/** @source https://www.jsonfeed.org/version/1.1/ */
const feed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: address,
  feed_url: address,
  description: z.string().min(1).optional(),
  next_url: address.optional(),
  icon: address,
  favicon: address,
  authors: z.array(author),
  language: z.enum(locales),
  items: z.array(item).refine((items) => areUnique(items.map(({ id }) => id)), 'two stories have one id'),
})

/** @param url of the document: `feed_url` has to be the same */
export function jsonFaults(text: string, url: string): string[] {
  const parsed = feed.safeParse(JSON.parse(text))
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  const { feed_url, next_url, items } = parsed.data
  return [
    ...faults('the feed', [
      { holds: feed_url === url, fault: `is at ${url} and names itself ${feed_url}` },
      { holds: next_url !== url, fault: 'is its own next page' },
    ]),
    ...items.flatMap(({ content_html }, index) => faults(`story ${index + 1}`, htmlRules(content_html))),
  ]
}
