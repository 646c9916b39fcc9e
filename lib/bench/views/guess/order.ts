import { z } from 'zod'

/** What a guessing process is told: a day's salt that somebody kept, and what there is to find. */
export const guessOrderSchema = z.object({
  /** Hex. */
  salt: z.string(),
  articleId: z.string(),
  agent: z.string(),
  /** 128-bit values in hex: those of the day, and those that are left after it. */
  before: z.array(z.string()),
  left: z.array(z.string()),
  /** IPv4 addresses as numbers; `to` is not tried any more. */
  from: z.number(),
  to: z.number(),
})
export type GuessOrder = z.infer<typeof guessOrderSchema>

export const guessResultSchema = z.object({ before: z.number(), left: z.number() })
export type GuessResult = z.infer<typeof guessResultSchema>

/** @example ipv4(0x0a000001) // '10.0.0.1' */
export function ipv4(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`
}
