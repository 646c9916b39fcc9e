import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { PoolUsage } from '@/lib/db'
import type { Outcome } from '../edge/edge'
import type { WorkQueue } from '../edge/queue'
import type { Target } from '../edge/target'
import type { RendererUsage } from '../renderer/protocol'
import { measureLoopDelay } from '../thread/loop-delay'

type Usage = {
  responses: () => { responses: number; bytes: number }
  pages: () => { pages: number; bytes: number }
  /** Of what is shared: pages and pictures. */
  queues: readonly WorkQueue['usage'][]
  databaseIsThere: () => boolean
  pools: () => PoolUsage[]
  renderer: () => Promise<RendererUsage | null>
  tags: () => number
}

/** What is measured, in the words of Prometheus. Counting a request is one addition; the rest is read when it is asked for. */
export function createMetrics(usage: Usage) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counts = new Map<string, number>()
  const loopDelay = measureLoopDelay()

  const requests = new Counter({
    name: 'meridian_requests_total',
    help: 'Requests by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  })
  const renders = new Histogram({
    name: 'meridian_render_seconds',
    help: 'Time that Next took for a response that was not finished yet',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  const inQueues = (state: 'running' | 'waiting') => usage.queues.reduce((sum, queue) => sum + queue()[state], 0)
  gauge('meridian_responses', 'Finished responses in memory', () => usage.responses().responses)
  gauge('meridian_responses_bytes', 'Bytes of finished responses in memory', () => usage.responses().bytes)
  gauge('meridian_pages', 'Pages on disk', () => usage.pages().pages)
  gauge('meridian_pages_bytes', 'Bytes of pages on disk', () => usage.pages().bytes)
  gauge('meridian_renders_running', 'Responses that are being made', () => inQueues('running'))
  gauge('meridian_renders_waiting', 'Responses that wait to be made', () => inQueues('waiting'))
  gauge('meridian_database_up', '1 while the database answers', () => Number(usage.databaseIsThere()))
  const connections = new Gauge({
    name: 'meridian_database_connections',
    help: 'Connections to the database by pool and state; waiting: queries that have none yet',
    labelNames: ['pool', 'state'],
    registers,
  })
  const rendererDelay = new Gauge({
    name: 'meridian_renderer_loop_p99_seconds',
    help: 'Event loop delay of the thread that renders, 99th percentile since the last look',
    registers,
  })
  gauge('meridian_cache_tags', 'Cache tags that fell within the last days', usage.tags)
  gauge('meridian_event_loop_p99_seconds', 'Event loop delay, 99th percentile since the last look', loopDelay)

  /** Both threads hold connections. */
  async function look(): Promise<void> {
    const renderer = await usage.renderer()
    connections.reset()
    if (renderer) rendererDelay.set(renderer.loopDelay)
    else rendererDelay.set(Number.NaN)
    for (const { name: pool, used, idle, waiting } of [...usage.pools(), ...(renderer?.pools ?? [])]) {
      connections.set({ pool, state: 'used' }, used)
      connections.set({ pool, state: 'idle' }, idle)
      connections.set({ pool, state: 'waiting' }, waiting)
    }
  }

  return {
    count(target: Target | null, outcome: Outcome): void {
      const key = `${target?.kind ?? 'none'} ${outcome}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    rendered: (milliseconds: number) => renders.observe(milliseconds / 1_000),
    async text(): Promise<string> {
      for (const [key, value] of counts) {
        const [kind = '', outcome = ''] = key.split(' ')
        requests.inc({ kind, outcome }, value)
      }
      counts.clear()
      await look()
      return registry.metrics()
    },
    contentType: registry.contentType,
    registry,
  }
}
