/** What speaks for a story as further reading. */
export type RelatedSigns = {
  id: string
  /** Tags it has in common with the story that was read. */
  sharedTags: number
  sameSection: boolean
  /** How much its words are those of the headline that was read; any scale, 0 is none. */
  textRank: number
  publishedAt: Date
}

/** Words and topics say most, the section a little; of two equals the fresher one wins. */
const weights = { text: 4, tag: 3, section: 1.5, freshness: 1.5 } as const

/** More tags in common than these say nothing more. */
const tagsThatCount = 3

/** Days after which freshness has fallen to a third. */
const freshDays = 30

/**
 * The best further reading, best first.
 *
 * @param now the database's clock
 */
export function rankRelated(candidates: readonly RelatedSigns[], options: { now: Date; limit: number }): string[] {
  const strongest = Math.max(...candidates.map(({ textRank }) => textRank), Number.MIN_VALUE)
  const scored = candidates.map((candidate) => {
    const days = Math.max(0, options.now.getTime() - candidate.publishedAt.getTime()) / 86_400_000
    const score =
      weights.text * (candidate.textRank / strongest) +
      weights.tag * Math.min(candidate.sharedTags, tagsThatCount) +
      (candidate.sameSection ? weights.section : 0) +
      weights.freshness * Math.exp(-days / freshDays)
    return { id: candidate.id, score, time: candidate.publishedAt.getTime() }
  })
  const best = scored.sort((a, b) => b.score - a.score || b.time - a.time || (a.id < b.id ? 1 : -1))
  return best.slice(0, options.limit).map(({ id }) => id)
}
