import { renderContext } from './delivery/store/render-context.mjs'

type Level = 'info' | 'warn' | 'error'

/** Not `new Date()`: Next forbids it while a page is made, and that is when a fault is logged. */
function now(): string {
  return new Date(performance.timeOrigin + performance.now()).toISOString()
}

function write(level: Level, message: string, error?: unknown) {
  const detail =
    error instanceof Error ? { error: error.message, stack: error.stack } : error ? { error: String(error) } : {}
  // Which request it was about, when it was about one.
  const request = renderContext.getStore()?.request
  process.stderr.write(`${JSON.stringify({ time: now(), level, message, request, ...detail })}\n`)
}

/** One JSON line per event on standard error; no addresses and no user agents of readers. */
export const logger = {
  info: (message: string) => write('info', message),
  warn: (message: string, error?: unknown) => write('warn', message, error),
  error: (message: string, error?: unknown) => write('error', message, error),
}
