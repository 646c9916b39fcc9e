import { z } from 'zod'
import { decodeCursor } from '@/lib/articles/cursor'
import { parseLanguages } from '@/lib/i18n/languages'
import { parseSlug } from '@/lib/i18n/slug'
import { feedFormats, feedLengths } from './constants'
import type { FeedFormat, FeedRequest, FeedSubject } from './types'

/** `?langs=hy,ru&after=…&limit=200`; what is not listed here changes nothing. */
const querySchema = z.object({
  langs: z
    .string()
    .max(40)
    .transform((value, context) => {
      const languages = parseLanguages(value.replaceAll(',', '+'))
      if (languages) return languages
      context.addIssue({ code: 'custom', message: 'langs must be languages of the site, for example langs=hy,ru' })
      return z.NEVER
    })
    .optional(),
  after: z
    .string()
    .refine((value) => decodeCursor(value) !== null, 'after must come from a next link')
    .optional(),
  limit: z.enum(feedLengths.map(String)).transform(Number).default(feedLengths[0]),
})

const formats: FeedFormat[] = ['rss', 'atom', 'json']
const kinds = { sections: 'section', tags: 'tag', authors: 'author' } as const

/** Last parts of a feed's address, after `/feeds/`. */
function parseSubject(parts: readonly string[]): FeedSubject | null {
  const [kind, slug] = parts
  if (parts.length === 0) return { by: 'all' }
  if (parts.length === 1 && kind === 'most-read') return { by: 'mostRead' }
  if (parts.length !== 2 || !slug) return null
  if (kind !== 'sections' && kind !== 'tags' && kind !== 'authors') return null
  return { by: kinds[kind], slug: parseSlug(slug) }
}

export type ParsedFeed =
  | { ok: true; request: FeedRequest; format: FeedFormat }
  /** 404: there is no such feed; 400: the query cannot be understood. */
  | { ok: false; status: 400 | 404; message: string }

/**
 * A feed's address.
 *
 * @param address.segment first part of the path: a language, or a list of them
 * @param address.parts the path after `/feeds/`
 */
export function parseFeed(address: { segment: string; parts: readonly string[]; query: URLSearchParams }): ParsedFeed {
  const languages = parseLanguages(address.segment)
  const file = address.parts.at(-1)
  const format = formats.find((candidate) => feedFormats[candidate].file === file)
  const subject = parseSubject(address.parts.slice(0, -1))
  if (!languages || !format || !subject) return { ok: false, status: 404, message: 'There is no such feed.' }
  const query = querySchema.safeParse(Object.fromEntries(address.query))
  if (!query.success) return { ok: false, status: 400, message: z.prettifyError(query.error) }
  const { langs, after, limit } = query.data
  return { ok: true, format, request: { locale: languages[0], languages: langs ?? languages, subject, after, limit } }
}
