import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache
const statusPattern = /<meta name="page-status" content="(404|410|503)"\/>/

/**
 * Next's page cache, with statuses.
 *
 * A static page that says `<PageStatus code={404} />` is answered with that status. `notFound()` would do so too, but
 * its static HTML has an empty body and no language: nothing to read without JavaScript, nothing for a search engine.
 * Pages with such a status are never stored: unknown addresses would fill the disk, and a fault would outlive its cause.
 *
 * JavaScript, because Next loads a cache handler before anything that could compile TypeScript.
 */
// biome-ignore lint/style/noDefaultExport: the form in which Next takes a cache handler
export default class PageCache extends FileSystemCache {
  /** Entries that a build prerendered reach us here only. */
  async get(...args) {
    const entry = await super.get(...args)
    if (entry) withStatus(entry.value)
    return entry
  }

  async set(key, value, context) {
    if (withStatus(value)) return
    await super.set(key, value, context)
  }
}

/** Gives the entry its page's status; Next answers with this very object. Returns whether there was one. */
function withStatus(value) {
  if (value?.kind !== 'APP_PAGE' || typeof value.html !== 'string') return false
  const status = statusPattern.exec(value.html)?.[1]
  if (!status) return false
  value.status = Number(status)
  return true
}
