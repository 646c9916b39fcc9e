import type { Block } from './types'

type WithoutId<Kind> = Kind extends { id: string } ? Omit<Kind, 'id'> : never

/** A picture that is named as in the interchange format; it gets its database id when it is stored. */
type ImageDraft = { type: 'image'; media: string }

/** A block before it has an identity. */
export type UnnumberedBlock = WithoutId<Exclude<Block, { type: 'image' }>> | ImageDraft

/** A block on its way into the database: everything but the picture's database id is known. */
export type BlockDraft = Exclude<Block, { type: 'image' }> | ({ id: string } & ImageDraft)

export type BodyDraft = BlockDraft[]

/** Media a draft shows, as the draft names them. */
export function draftMedia(draft: BodyDraft): string[] {
  return draft.flatMap((block) => (block.type === 'image' ? [block.media] : []))
}
