import { freePort } from '@/lib/runtime/free-port'
import { waitFor } from '@/lib/runtime/wait-for'
import { startSiteNginx } from '@/lib/workbench/site-nginx'
import type { Arena } from '../arena'
import { ask } from '../ask'
import type { Instance } from '../instance'
import { pagesOf, publish } from '../newsroom'
import { press } from '../pressure'
import { must, type Scenario } from '../types'

const id = 'theatre'

/** Two servers behind the proxy that deploy/ configures, replaced one after the other while readers read. */
export const behindNginx: Scenario = {
  name: 'behind-nginx',
  title: 'Two servers behind nginx, restarted in turn under load; then a story is withdrawn and both stop',
  sizes: { short: 2_000, long: 50_000 },
  async run({ arena, size, say }) {
    const ports = [await freePort(), await freePort()] as const
    const places = ports.map((port) => ({ port, data: arena.directory() }))
    const instances = await Promise.all(places.map((place) => open(arena, place)))
    const port = await freePort()
    const nginx = await startSiteNginx({ port, servers: ports })
    must(nginx !== null, 'nginx is not installed: this scenario needs it')
    try {
      const paths = pagesOf(id)
      for (const path of paths) must((await ask({ port, path })).status === 200, `${path} cannot be made`)
      const pressure = press({ port, paths, connections: 16 })
      let restarts = 0
      while (restarts < 4 || pressure.count() < size) {
        const turn = restarts % 2
        const [instance, place] = [instances[turn], places[turn]]
        must(instance !== undefined && place !== undefined, 'there are two')
        must((await instance.stop()) === 0, 'a server was told to stop and ended with a fault')
        instances[turn] = await open(arena, place)
        restarts += 1
        say(`${restarts} restarts, ${pressure.count()}/${size} requests`)
      }
      const { requests, failed } = await pressure.stop()
      must(failed === 0, `${failed} of ${requests} requests failed`)
      const milliseconds = await withdraw({ arena, port })
      await Promise.all(instances.map((instance) => instance.stop()))
      const { status } = await ask({ port, path: `/hy/articles/${id}` })
      must(status === 410, `with both servers gone, the withdrawn story answered ${status}`)
      return `${requests} requests, ${restarts} restarts, 0 failed; gone ${Math.round(milliseconds)} ms after the withdrawal, also without servers`
    } finally {
      await nginx.stop()
      await Promise.all(instances.map((instance) => instance.kill()))
      await publish(arena.db, [{ id, version: 0 }])
    }
  },
}

function open(arena: Arena, place: { port: number; data: string }): Promise<Instance> {
  return arena.start(place.data, { port: place.port, environment: { MERIDIAN_DRAIN_SECONDS: '1' } })
}

async function withdraw({ arena, port }: { arena: Arena; port: number }): Promise<number> {
  await publish(arena.db, [{ id, version: 0, status: 'withdrawn' }])
  const started = performance.now()
  const isGone = async () => (await ask({ port, path: `/hy/articles/${id}` })).status === 410
  must(await waitFor({ condition: isGone, timeout: 10_000, every: 20 }), 'a withdrawn story stayed in the proxy')
  return performance.now() - started
}
