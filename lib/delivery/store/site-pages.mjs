import path from 'node:path'
import { createPageStore } from './page-store.mjs'

/** Bytes of pages on disk, before the longest unused go. MERIDIAN_PAGE_STORE_MB sets it. */
const defaultMegabytes = 2_048

let reported = 0

/** A full disk would say the same for every page: one line a minute. */
function report(what, error) {
  if (performance.now() - reported < 60_000 && reported > 0) return
  reported = performance.now()
  const detail = error instanceof Error ? `: ${error.message}` : ''
  process.stderr.write(`${JSON.stringify({ level: 'warn', message: `${what}${detail}` })}\n`)
}

function open() {
  const megabytes = Number(process.env.MERIDIAN_PAGE_STORE_MB || defaultMegabytes)
  const directory = path.resolve(process.env.MERIDIAN_DATA_DIR || '.data', 'pages')
  return createPageStore({ directory, maxBytes: megabytes * 1024 * 1024, onFault: report })
}

const key = Symbol.for('meridian.site-pages')

/** The page store of this thread: one, whoever asks. A build has none: what it prerenders is never older than itself. */
export function sitePages() {
  if (process.env.NEXT_PHASE === 'phase-production-build') return null
  globalThis[key] ??= open()
  return globalThis[key]
}

/** For a thread whose pages another one keeps. */
export function setSitePages(pages) {
  globalThis[key] = pages
}
