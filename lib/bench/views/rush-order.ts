import { z } from 'zod'

/** What the loading process is told: who comes, how, and what their pages do. */
export const rushOrderSchema = z.object({
  port: z.number(),
  origin: z.string(),
  article: z.string(),
  /** Id under which the build knows the server action. */
  action: z.string(),
  story: z.object({ articleId: z.string(), translationId: z.string() }),
  /** First part of the readers' addresses; with `first`, readers nobody had before. */
  network: z.number(),
  first: z.number(),
  readers: z.number(),
  connections: z.number(),
  /** Milliseconds in which all of them come; 0: one after the other on each connection, as fast as they are answered. */
  within: z.number(),
  /** Milliseconds that a page is looked at before it sends its view. */
  reading: z.number(),
  /**
   * How a reader learns the way. `page`: loads the page, and asks if that has no mark; `mark`: the page was in a cache, with
   * the mark; `number`: it was there without the mark, and asks; `nothing`: hears nothing and tries the action.
   */
  signal: z.enum(['page', 'mark', 'number', 'nothing']),
})
export type RushOrder = z.infer<typeof rushOrderSchema>

export const rushResultSchema = z.object({
  pages: z.number(),
  numbers: z.number(),
  actions: z.number(),
  refused: z.number(),
  beacons: z.number(),
  retries: z.number(),
  seconds: z.number(),
  /** Milliseconds from a reader's coming to the acknowledged view, the longest. */
  longest: z.number(),
})
export type RushResult = z.infer<typeof rushResultSchema>
