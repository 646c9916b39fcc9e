import { z } from 'zod'
import { locales } from '@/lib/i18n/locales'
import { mostReadPeriodNames } from './constants'

const host = z.string().max(253)

/** What a page says when a story has been read. */
export const readingSchema = z.strictObject({
  articleId: z.uuid(),
  translationId: z.uuid(),
  /** Host name the reader came from; empty for none. Never the whole address. */
  from: host.default(''),
  /** The browser says that a program drives it (`navigator.webdriver`). */
  driven: z.boolean().default(false),
})

/** What the page of a missing translation says. */
export const missingSchema = z.strictObject({
  articleId: z.uuid(),
  missing: z.enum(locales),
  from: host.default(''),
  driven: z.boolean().default(false),
})

export const viewSchema = z.union([readingSchema, missingSchema])
export type ViewInput = z.output<typeof viewSchema>

/** `GET /api/v1/views?story=…&locale=hy` */
export const countQuerySchema = z.strictObject({ story: z.uuid(), locale: z.enum(locales) })

/** `GET /api/v1/most-read?locale=hy&period=week&section=city` */
export const mostReadQuerySchema = z.strictObject({
  locale: z.enum(locales),
  period: z.enum(mostReadPeriodNames).default('day'),
  section: z.string().min(1).max(100).optional(),
})
