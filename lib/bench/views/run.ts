import { gzipSync } from 'node:zlib'
import { viewScript } from '@/lib/views/page-script'
import type { Row } from '../types'
import { benchBeacon } from './beacon'
import { benchCore } from './core'
import { startBenchDatabase } from './site'

/** Everything docs/views.md promises in numbers. */
export async function benchViews(options: {
  port: number
  quick: boolean
  say: (text: string) => void
}): Promise<Row[]> {
  const seconds = options.quick ? 2 : 10
  options.say('setting up PostgreSQL and 10,000 stories')
  const database = await startBenchDatabase(10_000)
  try {
    const core = await benchCore({ database, seconds, say: options.say })
    const beacon = await benchBeacon({ database, port: options.port, seconds, say: options.say })
    return [...core, ...beacon, scriptRow()]
  } finally {
    await database.stop()
  }
}

function scriptRow(): Row {
  const value = gzipSync(viewScript, { level: 6 }).length
  return { what: 'script on the page', value, unit: 'bytes, gzip', target: { at: 'most', value: 1_536 } }
}
