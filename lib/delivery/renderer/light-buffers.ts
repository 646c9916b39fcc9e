import { renderContext } from '../store/render-context.mjs'

/** Bytes above which a buffer is a part of a page. */
const smallest = 1_024

const short = { type: 'Buffer', data: [] } as const

/**
 * Before Next hands a page to the page cache it writes all of it as JSON, only to count the letters, and throws them away
 * when the cache is not its own. A buffer becomes a list of numbers there: a tenth of what a page cost. While a page is
 * made nothing else writes bytes as JSON, so a large buffer is an empty list then.
 *
 * @see next/dist/server/lib/incremental-cache, `set`
 */
export function lightenBuffers(): void {
  const { toJSON } = Buffer.prototype
  Object.defineProperty(Buffer.prototype, 'toJSON', {
    configurable: true,
    writable: true,
    value(this: Buffer) {
      return this.length >= smallest && renderContext.getStore() ? short : toJSON.call(this)
    },
  })
}
