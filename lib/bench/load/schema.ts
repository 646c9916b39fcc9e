import { z } from 'zod'

/** What the loading process is asked to do; it travels as JSON through the command line. */
export const loadOrderSchema = z.object({
  host: z.string(),
  port: z.number().int(),
  /** The Host header; the site may know its public name only. */
  authority: z.string(),
  paths: z.array(z.string()).min(1),
  headers: z.record(z.string(), z.string()),
  connections: z.number().int().min(1),
  /** Whole requests; every path at least once when it is the number of paths. */
  requests: z.number().int().optional(),
  seconds: z.number().positive().optional(),
  /** Requests per second over all connections; without it each connection asks again as soon as it is answered. */
  rate: z.number().positive().optional(),
  /** Answers with another status are failures. */
  status: z.number().int(),
})

export type LoadOrder = z.infer<typeof loadOrderSchema>

export const loadResultSchema = z.object({
  responses: z.number(),
  failures: z.number(),
  /** The first failures, in words. */
  complaints: z.array(z.string()),
  seconds: z.number(),
  bytes: z.number(),
  /** Seconds of processor time that loading took. Near `seconds`, it was the loading core that could not do more. */
  processor: z.number(),
  /** Milliseconds. With a rate they count from when the request was due, not from when it could be sent. */
  latency: z.object({ p50: z.number(), p99: z.number(), p999: z.number(), max: z.number() }),
})

/** `served`: seconds of processor time of the server for these answers; null where it is not known. */
export type LoadResult = z.infer<typeof loadResultSchema> & { served: number | null }
