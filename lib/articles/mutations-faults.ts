import { ZodError, z } from 'zod'

const databaseErrorSchema = z.object({
  meta: z.object({
    driverAdapterError: z.object({
      cause: z.object({ originalCode: z.string(), originalMessage: z.string() }),
    }),
  }),
})

/** SQLSTATE and message, when an error comes from PostgreSQL. */
function databaseCause(error: unknown): { code: string; message: string } | null {
  const result = databaseErrorSchema.safeParse(error)
  if (!result.success) return null
  const { originalCode, originalMessage } = result.data.meta.driverAdapterError.cause
  return { code: originalCode, message: originalMessage }
}

/**
 * Why the data, not the database, is at fault; null when it is not.
 * Classes: 22 data exception, 23 constraint violated, 54 limit exceeded.
 *
 * @source https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
export function dataFault(error: unknown): string | null {
  if (error instanceof ZodError) return error.issues.map((issue) => issue.message).join('; ')
  const cause = databaseCause(error)
  return cause && /^(22|23|54)/.test(cause.code) ? `PostgreSQL refused it: ${cause.message}` : null
}

/** Serialisation failures and deadlocks: the same transaction succeeds when it is run again. */
export function isTransient(error: unknown): boolean {
  return databaseCause(error)?.code.startsWith('40') ?? false
}

/** Somebody else had a lock for longer than was to be waited. */
export function isLockTimeout(error: unknown): boolean {
  return databaseCause(error)?.code === '55P03'
}
