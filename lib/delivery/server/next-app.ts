import next from 'next'
import type { Handler } from '../edge/capture'

export type NextApp = {
  handle: Handler
  upgrade: ReturnType<ReturnType<typeof next>['getUpgradeHandler']>
  close: () => Promise<void>
}

/** Next in this process, ready to be asked. */
export async function startNext(options: {
  dev: boolean
  directory: string
  port: number
  hostname: string
}): Promise<NextApp> {
  const { directory, ...rest } = options
  const app = next({ ...rest, dir: directory, quiet: !options.dev })
  await app.prepare()
  const handler = app.getRequestHandler()
  return {
    handle: (request, response) => handler(request, response),
    upgrade: app.getUpgradeHandler(),
    close: () => app.close(),
  }
}
