import { loadBeacons } from './load-beacons'
import { endServer, startServer } from './server'

/** Beacons that a server of Node's own answers without doing anything: what this machine can do at all. */
export async function benchPlain(options: { port: number; seconds: number; directory: string }): Promise<number> {
  const { port, directory } = options
  const server = await startServer({ script: 'plain-server.ts', port })
  try {
    const stories = [{ articleId: crypto.randomUUID(), translationId: crypto.randomUUID() }]
    await loadBeacons({ port, directory, stories, network: 10, seconds: Math.min(2, options.seconds) })
    const { rate } = await loadBeacons({ port, directory, stories, network: 11, seconds: options.seconds })
    return rate
  } finally {
    await endServer(server)
  }
}
