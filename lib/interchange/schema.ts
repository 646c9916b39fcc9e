import { z } from 'zod'
import { bodyLimits } from '@/lib/body/constants'
import { cleanText, cleanTrimmedText } from '@/lib/body/text'
import { ArticleKind, TranslationStatus } from '@/lib/generated/prisma/enums'
import { type Locale, locales } from '@/lib/i18n/locales'
import { entrySchema } from './block-schema'
import { interchangeLimits as limits } from './constants'

/** A name in the interchange format: it identifies, so it is refused rather than cleaned when it has odd characters. */
function identity(maximum: number) {
  return z
    .string()
    .min(1)
    .max(maximum)
    .refine((value) => cleanText(value) === value, 'must be normalised (NFC) and without control characters')
}

/** Address part of sections, tags, authors and translations. */
const slugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a slug is a–z, 0–9 and single hyphens between them')

function textSchema(maximum: number) {
  return z.string().transform(cleanTrimmedText).pipe(z.string().max(maximum))
}

const optionalTextSchema = (maximum: number) =>
  textSchema(maximum)
    .nullish()
    .transform((text) => text || null)

/** Years outside are typing errors, and PostgreSQL does not know the year 0. */
const timeSchema = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 date and time with a zone, such as 2026-03-01T09:00:00Z' })
  .transform((text) => new Date(text))
  .refine((time) => time.getUTCFullYear() >= 1600 && time.getUTCFullYear() < 2200, 'must be between 1600 and 2199')

const unique = <Value>(values: Value[]) => [...new Set(values)]

/** `{ en: …, hy: … }` with the site's languages only. */
function perLocale<Schema extends z.ZodType>(schema: Schema) {
  const optional = schema.optional()
  return z.strictObject({ en: optional, ru: optional, hy: optional } satisfies Record<Locale, typeof optional>)
}

const mediaSchema = z.strictObject({
  // In the database a picture is "<story id>/<media id>"; only without slashes is that one picture's name.
  id: identity(100).refine((id) => !id.includes('/'), 'must not contain a slash'),
  // Names of files may be in any normalisation: they have to be found as they are.
  src: z.string().min(1).max(1_000),
  alt: perLocale(textSchema(2_000)).default({}),
  caption: perLocale(textSchema(2_000)).default({}),
  credit: perLocale(textSchema(500)).default({}),
})

const translationSchema = z.strictObject({
  title: textSchema(limits.titleLength).pipe(z.string().min(1)),
  slug: slugSchema.optional(),
  subtitle: optionalTextSchema(1_000),
  lead: optionalTextSchema(5_000),
  status: z.enum(TranslationStatus).default('published'),
  publishedAt: timeSchema.optional(),
  updatedAt: timeSchema.nullish(),
  body: z.union([z.string(), z.array(entrySchema).max(bodyLimits.blocks)], {
    error: 'must be an array of entries or an HTML string',
  }),
})

/** One line of an interchange file, see docs/interchange.md. Unknown keys are refused: a typing error must not lose data. */
export const storySchema = z.strictObject({
  id: identity(200),
  kind: z.enum(ArticleKind).default('news'),
  section: slugSchema,
  tags: z.array(slugSchema).max(limits.tags).default([]).transform(unique),
  authors: z.array(slugSchema).max(limits.authors).transform(unique),
  publishedAt: timeSchema,
  originalLocale: z.enum(locales),
  breaking: z.boolean().default(false),
  pinned: z.boolean().default(false),
  media: z.array(mediaSchema).max(limits.media).default([]),
  translations: perLocale(translationSchema),
})

export type StoryLine = z.infer<typeof storySchema>
export type TranslationLine = z.infer<typeof translationSchema>
export type MediaLine = z.infer<typeof mediaSchema>
