import type { Row } from '../types'
import { loadBeacons } from './load-beacons'
import { benchPlain } from './plain'
import { endServer, startServer } from './server'
import type { BenchDatabase } from './site'

/** The beacon through HTTP: the server on one core, the load on the other. PostgreSQL takes what it gets of both. */
export async function benchBeacon(options: {
  database: BenchDatabase
  port: number
  seconds: number
  say: (text: string) => void
}): Promise<Row[]> {
  const { database, port, seconds } = options
  const { directory } = database
  options.say('the beacon through HTTP')
  const environment = {
    DATABASE_URL: database.url,
    MERIDIAN_DATA_DIR: directory,
    MERIDIAN_ORIGIN: `http://localhost:${port}`,
    MERIDIAN_TRUSTED_HOPS: '1',
  }
  const server = await startServer({ script: 'beacon-server.ts', port, environment })
  const load = { port, directory, stories: database.stories.slice(0, 100) }
  const beacon = await loadBeacons({ ...load, network: 10, seconds: Math.min(2, seconds) })
    .then(() => loadBeacons({ ...load, network: 11, seconds }))
    .finally(() => endServer(server))
  const plain = await benchPlain({ port, seconds, directory })
  const note = beacon.others > 0 ? `${beacon.others} answers were no 200` : 'all answered 200 after their commit'
  return [
    { what: 'beacon, HTTP, one core', value: beacon.rate, unit: '/s', target: { at: 'least', value: 8_000 }, note },
    { what: 'plain node:http, the same POST', value: plain, unit: '/s' },
    { what: 'beacon ÷ plain', value: beacon.rate / plain, unit: '×' },
  ]
}
