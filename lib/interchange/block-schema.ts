import { z } from 'zod'
import { bodyLimits } from '@/lib/body/constants'
import { cleanLink } from '@/lib/body/link'
import { blockIdSchema } from '@/lib/body/schema'
import { cleanTrimmedText, tidySpans } from '@/lib/body/text'

const linkSchema = z.string().transform((href, context) => {
  const link = cleanLink(href)
  if (link !== null) return link
  const message = `only http, https, mailto and tel links and addresses of this site, at most ${bodyLimits.urlLength} characters`
  context.issues.push({ code: 'custom', message, input: href })
  return z.NEVER
})

/** As `spanSchema` of lib/body/schema.ts, but a text of any length: too long ones are cut into several spans. */
const spanSchema = z.strictObject({
  text: z.string(),
  strong: z.literal(true).optional(),
  em: z.literal(true).optional(),
  href: linkSchema.optional(),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'not a BCP 47 language tag')
    .optional(),
})

/** A string is one run of plain text. An empty result means that the block says nothing. */
const contentSchema = z
  .preprocess((value) => (typeof value === 'string' ? [{ text: value }] : value), z.array(spanSchema))
  .transform(tidySpans)

const title = z.string().transform(cleanTrimmedText).pipe(z.string().min(1).max(300))
const id = blockIdSchema.optional()

const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('paragraph'), content: contentSchema }),
  z.strictObject({ id, type: z.literal('heading'), level: z.literal([2, 3]), content: contentSchema }),
  z.strictObject({ id, type: z.literal('quote'), content: contentSchema, cite: contentSchema.optional() }),
  z.strictObject({ id, type: z.literal('list'), ordered: z.boolean(), items: z.array(contentSchema) }),
  z.strictObject({ id, type: z.literal('image'), media: z.string() }),
  z.strictObject({ id, type: z.literal('embed'), url: linkSchema, title }),
  z.strictObject({ id, type: z.literal('pullquote'), content: contentSchema }),
  z.strictObject({ id, type: z.literal('divider') }),
])

/** One entry of a body: a string is a paragraph of plain text. */
export const entrySchema = z.preprocess(
  (value) => (typeof value === 'string' ? { type: 'paragraph', content: value } : value),
  blockSchema,
)

export type Entry = z.infer<typeof entrySchema>
