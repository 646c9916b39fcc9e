import { openBoundedLog } from './bounded-log'
import { keepAlive } from './keep-alive'
import { type SiteServer, startSiteServer } from './next-process'
import { processStart } from './process-identity'
import { removeRunFile, writeRunFile } from './run-file'
import type { Site } from './site'
import type { Steps } from './steps'
import type { Teardown } from './teardown'

type Input = { mode: 'start' | 'dev'; site: Site; steps: Steps; teardown: Teardown }

/** Starts the server, tells other commands where it is, and keeps it and the database alive until the end. */
export async function startServing(input: Input): Promise<{ untilEnd: () => Promise<void> }> {
  const { site, steps, teardown } = input
  const log = openBoundedLog({ file: site.paths.serverLog })
  const start = () =>
    startSiteServer({
      mode: input.mode,
      port: site.address.port,
      environment: site.environment,
      log,
      print: (text) => process.stdout.write(text),
    })
  let server: SiteServer = await steps.run({ doing: 'Starting the server', done: 'Server started', work: start })
  teardown.add(() => server.stop())
  announce(site, server)
  teardown.add(() => removeRunFile(site.paths))

  async function restart(): Promise<void> {
    server = await start()
    announce(site, server)
  }

  return {
    async untilEnd() {
      const common = { stopping: teardown.begun, say: steps.say }
      const watched = [keepAlive({ ...common, name: 'The server', exited: () => server.exited, restart })]
      const { embedded } = site.database
      if (embedded) watched.push(keepAlive({ ...common, name: 'PostgreSQL', ...embedded }))
      await Promise.race(watched)
    },
  }
}

function announce(site: Site, server: SiteServer): void {
  writeRunFile(site.paths, {
    pid: process.pid,
    databaseUrl: site.database.url,
    origin: site.address.origin,
    port: site.address.port,
    server: { pid: server.pid, started: processStart(server.pid) ?? '' },
  })
}
