import { readFileSync } from 'node:fs'
import path from 'node:path'
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js'
import { renderContext } from './store/render-context.mjs'
import { sitePages } from './store/site-pages.mjs'
import { now, tagClock } from './store/tag-clock.mjs'

const FileSystemCache = fileSystemCache.default ?? fileSystemCache
const statusPattern = /<meta name="page-status" content="(404|410|503)"\/>/
const week = 7 * 24 * 60 * 60 * 1_000

/** Next's key is made of the route and, behind this mark, the address. */
const pathMark = '/$/'

let build

/**
 * Next's page cache: pages in the page store, with statuses.
 *
 * A static page that says `<PageStatus code={404} />` is answered with that status. `notFound()` would do so too, but
 * its static HTML has an empty body and no language: nothing to read without JavaScript, nothing for a search engine.
 * Pages with such a status are never stored: unknown addresses would fill the disk, and a fault would outlive its cause.
 *
 * What a build prerendered is not served: it may be older than the database. A build itself uses Next's own cache.
 *
 * JavaScript, because Next loads a cache handler before anything that could compile TypeScript.
 */
// biome-ignore lint/style/noDefaultExport: the form in which Next takes a cache handler
export default class PageCache extends FileSystemCache {
  constructor(context) {
    super(context)
    this.pages = sitePages()
    this.buildFile = path.join(context.serverDistDir, '..', 'BUILD_ID')
  }

  /** A page's scripts and payload belong to the build that made it. */
  buildId() {
    build ??= readFileSync(this.buildFile, 'utf8')
    return build
  }

  async get(key, context) {
    if (!this.pages || context.isFallback || !isResponse(context.kind)) return withStatus(await super.get(key, context))
    const page = await this.pages.read(pathOf(key))
    if (!page || page.description.build !== this.buildId() || page.description.kind !== context.kind) return null
    const { at, tags, cacheControl } = page.description
    if (!tagClock.isFresh(tags, at) || at < now() - week) return null
    tell({ tags, madeAt: at })
    return { lastModified: at, value: entryOf(page), cacheControl }
  }

  async set(key, value, context) {
    const isMarked = markStatus(value)
    if (!this.pages || context.isFallback || !isResponse(value?.kind)) {
      if (!isMarked) await super.set(key, value, context)
      return
    }
    const { startedAt: at = now(), dependencies } = renderContext.getStore() ?? {}
    const tags = [...(dependencies ?? [])]
    tell({ tags, madeAt: at })
    // A page without tags could never fall.
    // What was there is there no more, also where no tag said so. A fault says nothing about it.
    if (isGone(value)) await this.pages.remove(pathOf(key))
    const isKept = !isMarked && (value.status === undefined || value.status < 400) && tags.length > 0
    if (!isKept || !tagClock.isFresh(tags, at)) return
    const { html, body, rscData, segmentData, ...rest } = value
    const segments = [...(segmentData ?? [])]
    const description = {
      ...rest,
      key: pathOf(key),
      at,
      tags,
      build: this.buildId(),
      cacheControl: context.cacheControl,
      hasRsc: rscData !== undefined,
      segments: segmentData && segments.map(([name]) => name),
    }
    const parts = [Buffer.from(html ?? body), rscData ?? Buffer.alloc(0), ...segments.map(([, bytes]) => bytes)]
    await this.pages.write(description, parts)
  }

  async revalidateTag(tags, durations) {
    tagClock.fall({ tags: [tags].flat(), at: now() + (durations?.expire ?? 0) * 1_000 })
  }
}

function isResponse(kind) {
  return kind === 'APP_PAGE' || kind === 'APP_ROUTE'
}

function isGone({ status }) {
  return status === 404 || status === 410
}

function pathOf(key) {
  const mark = key.indexOf(pathMark)
  return mark < 0 ? key : key.slice(mark + pathMark.length - 1)
}

/** The server that asked needs to know with which tags the response falls. */
function tell(what) {
  const context = renderContext.getStore()
  if (context) Object.assign(context, what)
}

function entryOf({ description, parts }) {
  const { kind, headers, status, postponed, hasRsc, segments } = description
  const [first, rscData, ...segmentParts] = parts
  if (kind === 'APP_ROUTE') return { kind, body: first, headers, status }
  return {
    kind,
    html: first.toString('utf8'),
    rscData: hasRsc ? rscData : undefined,
    postponed,
    headers,
    status,
    segmentData: segments && new Map(segments.map((name, index) => [name, segmentParts[index]])),
  }
}

function withStatus(entry) {
  if (entry) markStatus(entry.value)
  return entry
}

/** Gives the entry its page's status; Next answers with this very object. Returns whether there was one. */
function markStatus(value) {
  if (value?.kind !== 'APP_PAGE' || typeof value.html !== 'string') return false
  const status = statusPattern.exec(value.html)?.[1]
  if (!status) return false
  value.status = Number(status)
  return true
}
