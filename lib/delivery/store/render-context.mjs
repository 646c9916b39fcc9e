import { AsyncLocalStorage } from 'node:async_hooks'

const key = Symbol.for('meridian.render-context')

/**
 * What is known of the response that is being made, between the server that asks for it and Next's cache handlers, which
 * are called in the same asynchronous context: when the work was begun, on what it depends so far, and, told by the page cache,
 * the tags of the page.
 *
 * @type {AsyncLocalStorage<{ startedAt: number, request?: string, dependencies?: Set<string>, tags?: string[], madeAt?: number }>}
 */
globalThis[key] ??= new AsyncLocalStorage()

export const renderContext = globalThis[key]
