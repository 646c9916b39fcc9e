import { z } from 'zod'
import { bodyLimits } from './constants'
import { isSafeLink } from './link'

/** A block's identity, the same in every language of the story; it is also the fragment of the block's address. */
export const blockIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'block ids are 1–40 of a–z, 0–9 and -')

const linkSchema = z.string().max(bodyLimits.urlLength).refine(isSafeLink, 'only http, https, mailto and tel links')

/** BCP 47 tag of a foreign fragment (https://www.rfc-editor.org/rfc/rfc5646). */
const languageTagSchema = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'not a BCP 47 language tag')

/** A run of text with the same marks. */
export const spanSchema = z.strictObject({
  text: z.string().min(1).max(bodyLimits.charactersPerSpan),
  strong: z.literal(true).optional(),
  em: z.literal(true).optional(),
  href: linkSchema.optional(),
  lang: languageTagSchema.optional(),
})

const contentSchema = z.array(spanSchema).min(1).max(bodyLimits.spansPerBlock)
const id = blockIdSchema

export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('paragraph'), content: contentSchema }),
  z.strictObject({
    id,
    type: z.literal('heading'),
    level: z.union([z.literal(2), z.literal(3)]),
    content: contentSchema,
  }),
  z.strictObject({ id, type: z.literal('quote'), content: contentSchema, cite: contentSchema.optional() }),
  z.strictObject({
    id,
    type: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(contentSchema).min(1).max(bodyLimits.listItems),
  }),
  z.strictObject({ id, type: z.literal('image'), mediaId: z.uuid() }),
  z.strictObject({ id, type: z.literal('embed'), url: linkSchema, title: z.string().min(1).max(300) }),
  z.strictObject({ id, type: z.literal('pullquote'), content: contentSchema }),
  z.strictObject({ id, type: z.literal('divider') }),
])

/** Ordered blocks of one translation; ids are unique within it. */
export const bodySchema = z
  .array(blockSchema)
  .max(bodyLimits.blocks)
  .superRefine((blocks, context) => {
    const seen = new Set<string>()
    blocks.forEach((block, index) => {
      if (seen.has(block.id)) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `block id "${block.id}" occurs twice` })
      }
      seen.add(block.id)
    })
  })
