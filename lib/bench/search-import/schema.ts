import { z } from 'zod'

/** What the process is told: to import, or to write the index of what was imported anew. */
export const importOrderSchema = z.object({
  command: z.enum(['import', 'reindex']),
  file: z.string(),
  stories: z.number().int(),
  databaseUrl: z.string(),
  mediaDirectory: z.string(),
  /** PostgreSQL's first process; the others are its children. */
  postgres: z.number().int(),
})

export type ImportOrder = z.infer<typeof importOrderSchema>

/** Stories a second, and milliseconds of a core for a story; null where the system does not tell. */
export const paceSchema = z.object({
  rate: z.number(),
  node: z.number(),
  postgres: z.number().nullable(),
})

export type Pace = z.infer<typeof paceSchema>

/** `later` is the second half of the file, when the words of a language have been met; `peak` is in bytes. */
export const importResultSchema = z.object({ whole: paceSchema, later: paceSchema, peak: z.number().nullable() })

export type ImportResult = z.infer<typeof importResultSchema>
