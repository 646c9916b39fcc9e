import type { z } from 'zod'
import type { blockSchema, bodySchema, spanSchema } from './schema'

/** A run of text with the same marks. */
export type Span = z.infer<typeof spanSchema>

/** Paragraph, heading, quote, list, image, embed, pull quote or divider, with its identity. */
export type Block = z.infer<typeof blockSchema>

export type BlockType = Block['type']

/** Ordered blocks of one translation. */
export type Body = z.infer<typeof bodySchema>
