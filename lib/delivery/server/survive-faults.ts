import { log } from '../thread/log'

/**
 * What nobody caught is written down, and the site goes on: it has what is finished for everybody, and one request that failed, or a
 * connection that broke, is no reason to take that away. Next does the same in its thread.
 */
export function surviveFaults(): void {
  process.on('uncaughtException', (error) => log.error({ error: words(error) }, 'a fault that nobody caught'))
  process.on('unhandledRejection', (reason) => log.error({ error: words(reason) }, 'a fault that nobody waited for'))
}

function words(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
