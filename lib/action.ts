import type { z } from 'zod'
import { type ErrorCode, isAppError } from './errors'
import { logger } from './logger'

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; code: ErrorCode }

/**
 * A server action: authorise, parse, run, answer with a code that the page translates. What is thrown is logged and
 * answered as `database_unavailable`; nothing of it reaches the reader.
 *
 * @example export const likeAction = defineAction({ schema: likeSchema, run: (input) => like(db(), input) })
 */
export function defineAction<Schema extends z.ZodType, Data>(definition: {
  schema: Schema
  /** Looks at the database, not at a session's copy. Left out where everybody may. */
  authorize?: (input: z.output<Schema>) => Promise<boolean>
  run: (input: z.output<Schema>) => Promise<Data>
}): (input: unknown) => Promise<ActionResult<Data>> {
  return async (input) => {
    const parsed = definition.schema.safeParse(input)
    if (!parsed.success) return { ok: false, code: 'bad_input' }
    try {
      if (definition.authorize && !(await definition.authorize(parsed.data))) return { ok: false, code: 'unauthorized' }
      return { ok: true, data: await definition.run(parsed.data) }
    } catch (error) {
      if (isAppError(error)) return { ok: false, code: error.code }
      logger.error('an action failed', error)
      return { ok: false, code: 'database_unavailable' }
    }
  }
}

/**
 * The name by which a request calls an action (the header `Next-Action`), for a page that calls it without React. Undefined
 * where Next did not compile the file.
 */
export function actionName(action: (input: unknown) => Promise<unknown>): string | undefined {
  const name: unknown = Reflect.get(action, '$$id')
  return typeof name === 'string' ? name : undefined
}
