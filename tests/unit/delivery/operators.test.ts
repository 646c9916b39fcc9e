import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startHealthServer } from '@/lib/delivery/server/health'
import { createMetrics } from '@/lib/delivery/server/metrics'
import { createReadiness } from '@/lib/delivery/server/readiness'

let server: Server | undefined
afterEach(() => server?.close())

const usage = {
  responses: () => ({ responses: 3, bytes: 4_096 }),
  pages: () => ({ pages: 5, bytes: 8_192 }),
  queues: [() => ({ running: 2, waiting: 7 }), () => ({ running: 1, waiting: 4 })],
  databaseIsThere: () => true,
  pools: () => [{ name: 'jobs', used: 0, idle: 1, waiting: 0 }],
  renderer: async () => ({ pools: [{ name: 'pages', used: 1, idle: 2, waiting: 0 }], loopDelay: 0.05 }),
  tags: () => 11,
}

describe('the port for those who run a site', () => {
  it('tells that the process lives, whether requests may come, and what it does', async () => {
    let isDraining = false
    const readiness = createReadiness({ isDraining: () => isDraining })
    const metrics = createMetrics(usage)
    server = await startHealthServer({ port: 0, host: '127.0.0.1', readiness, metrics })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const status = async (path: string) => (await fetch(origin + path)).status
    expect([await status('/healthz'), await status('/readyz'), await status('/')]).toEqual([200, 503, 404])
    readiness.listen()
    expect(await status('/readyz')).toBe(200)
    isDraining = true
    expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])

    metrics.count({ path: '/hy', search: '', kind: 'shared' }, 'hit')
    metrics.count({ path: '/hy', search: '', kind: 'shared' }, 'hit')
    metrics.count(null, 'refused')
    metrics.rendered(30)
    const text = await (await fetch(`${origin}/metrics`)).text()
    for (const line of [
      'meridian_requests_total{kind="shared",outcome="hit"} 2',
      'meridian_requests_total{kind="none",outcome="refused"} 1',
      'meridian_render_seconds_bucket{le="0.05"} 1',
      'meridian_responses_bytes 4096',
      'meridian_pages 5',
      'meridian_renders_running 3',
      'meridian_renders_waiting 11',
      'meridian_renderer_loop_p99_seconds 0.05',
      'meridian_database_connections{pool="jobs",state="idle"} 1',
      'meridian_database_connections{pool="pages",state="idle"} 2',
    ])
      expect(text.split('\n')).toContain(line)
    expect(text).toContain('meridian_event_loop_p99_seconds')
    // Counted once, however often one looks.
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain('{kind="shared",outcome="hit"} 2')
  })
})
