import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import path from 'node:path'
import { z } from 'zod'
import { projectRoot } from '@/lib/runtime/paths'
import type { Row } from '../types'

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string().optional() })) })
const numberSchema = z.object({ count: z.number() })

/** The id under which the build knows the action that counts views. */
function actionId(): string {
  const file = path.join(projectRoot, '.next', 'server', 'server-reference-manifest.json')
  const { node } = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const found = Object.entries(node).find(([, action]) => action.exportedName === 'countViewAction')
  if (!found) throw new Error(`${file} names no countViewAction`)
  return found[0]
}

const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36'

/**
 * Readers of one story who come all at once, against a running site with MERIDIAN_TRUSTED_HOPS=1: each calls the server action, as a page does that has heard of no
 * signal, and sends a beacon when it is refused. Ends when the number has risen by all of them.
 */
export async function benchRush(options: { origin: string; article: string; readers: number }): Promise<Row[]> {
  const site = new URL(options.origin)
  const connections = new Agent({ keepAlive: true, maxSockets: 256 })
  const html = await (await fetch(new URL(options.article, site))).text()
  const [, articleId = ''] = /articleId&quot;:&quot;([0-9a-f-]{36})/.exec(html) ?? []
  const [, translationId = ''] = /translationId&quot;:&quot;([0-9a-f-]{36})/.exec(html) ?? []
  const id = actionId()
  const view = { articleId, translationId, from: '', driven: false }
  const run = Math.floor(Math.random() * 200)
  let actions = 0
  let beacons = 0

  function post(where: string, reader: number, extra: Record<string, string>, body: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: connections,
          host: site.hostname,
          port: site.port,
          path: where,
          method: 'POST',
          headers: {
            Origin: options.origin,
            'Sec-Fetch-Site': 'same-origin',
            'Sec-Fetch-Dest': 'empty',
            'Accept-Language': 'hy',
            'User-Agent': agent,
            'X-Forwarded-For': `${20 + run}.${(reader >> 16) & 255}.${(reader >> 8) & 255}.${reader & 255}`,
            'Content-Length': Buffer.byteLength(body),
            ...extra,
          },
        },
        (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
        },
      )
      outgoing.once('error', reject)
      outgoing.end(body)
    })
  }

  async function read(reader: number): Promise<void> {
    const headers = { 'Next-Action': id, Accept: 'text/x-component', 'Content-Type': 'text/plain;charset=UTF-8' }
    if ((await post(options.article, reader, headers, JSON.stringify([view])).catch(() => 0)) === 200) {
      actions += 1
      return
    }
    while ((await post('/api/v1/views', reader, {}, JSON.stringify(view)).catch(() => 0)) !== 200) {
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    beacons += 1
  }

  async function count(): Promise<number> {
    const answer = await fetch(new URL(`/api/v1/views?story=${articleId}&locale=en`, site))
    return numberSchema.parse(await answer.json()).count
  }

  const before = await count()
  const started = performance.now()
  await Promise.all(Array.from({ length: options.readers }, (_, reader) => read(reader)))
  const seconds = (performance.now() - started) / 1_000
  connections.destroy()
  const risen = (await count()) - before
  const note = `${actions} actions, ${beacons} refused and then sent as beacons; the number rose by ${risen}`
  return [
    {
      what: `rush of ${options.readers} readers`,
      value: options.readers / seconds,
      unit: '/s',
      target: { at: 'least', value: 5_000 },
      note,
    },
    { what: 'views lost in the rush', value: options.readers - risen, unit: '', target: { at: 'most', value: 0 } },
  ]
}
