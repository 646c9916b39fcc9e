import { Agent } from 'node:http'
import { type Answer, ask } from '../ask'
import { pagesOf } from '../newsroom'
import { must, type Scenario } from '../types'

const values = [
  '1',
  'evil.example',
  'evil.example:1',
  '"><script>hacked=1</script>',
  'text/x-component',
  'https',
  '127.0.0.1, 10.0.0.1',
  '/hy/articles/harvest',
  '%5B%22%22%2C%7B%7D%5D',
  'gzip, br;q=0.1, zstd',
  'ru-RU,ru;q=0.9',
  'NEXT_LOCALE=ru; __prerender_bypass=1; theme=night',
  'x'.repeat(900),
  '',
]

const names = [
  ...[
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-forwarded-for',
    'x-forwarded-port',
    'x-forwarded-prefix',
    'forwarded',
  ],
  ...['x-original-url', 'x-rewrite-url', 'x-http-method-override', 'x-middleware-subrequest', 'x-middleware-prefetch'],
  ...[
    'rsc',
    'next-router-prefetch',
    'next-router-segment-prefetch',
    'next-router-state-tree',
    'next-url',
    'next-resume',
  ],
  ...[
    'x-nextjs-data',
    'x-matched-path',
    'x-invoke-path',
    'x-invoke-query',
    'x-prerender-revalidate',
    'x-now-route-matches',
  ],
  ...[
    'accept',
    'accept-language',
    'accept-encoding',
    'accept-charset',
    'cookie',
    'authorization',
    'range',
    'if-none-match',
  ],
  ...[
    'if-modified-since',
    'origin',
    'referer',
    'purpose',
    'sec-purpose',
    'user-agent',
    'cache-control',
    'pragma',
    'save-data',
  ],
  ...['content-security-policy', 'content-security-policy-report-only', 'x-request-id', 'host'],
]

const parameters = [
  '_rsc',
  'utm_source',
  'fbclid',
  'with',
  'after',
  'q',
  'amp',
  'locale',
  '__nextLocale',
  'nxtPslug',
  'x',
]

/** What one reader sends must not change what the next one gets. */
export const poisonedRequests: Scenario = {
  name: 'poisoned-requests',
  title: 'Every header and parameter with odd values, then a clean request: the same bytes',
  sizes: { short: 250, long: 20_000 },
  async run({ arena, size, say }) {
    const instance = await arena.start(arena.directory())
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const paths = [...pagesOf('harvest'), '/sitemap.xml', '/robots.txt', '/hy/articles/nowhere']
    const clean = (path: string) => ask({ port: instance.port, path, agent })
    try {
      const before = new Map<string, Answer>()
      // Twice: the first answer is made, the second comes from memory.
      for (const path of [...paths, ...paths]) before.set(path, await clean(path))
      let asked = 0
      async function worker(): Promise<void> {
        while (asked < size) {
          asked += 1
          if (asked % 2_000 === 0) say(`${asked}/${size}`)
          await ask({ port: instance.port, agent, ...poisoned(paths) })
        }
      }
      await Promise.all(Array.from({ length: 8 }, worker))
      for (const [path, answer] of before) {
        const after = await clean(path)
        must(
          describe(after) === describe(answer),
          `${path} was poisoned:\n${describe(answer).slice(0, 1_500)}\n${describe(after).slice(0, 1_500)}`,
        )
      }
      return `${asked} odd requests, ${before.size} addresses, 0 bytes differ`
    } finally {
      agent.destroy()
      await instance.kill()
    }
  },
}

function poisoned(paths: readonly string[]): { path: string; headers: Record<string, string> } {
  const path = pick(paths)
  const headers = Object.fromEntries(Array.from({ length: 3 }, () => [pick(names), pick(values)]))
  if (Math.random() < 0.5) return { path, headers }
  const mark = path.includes('?') ? '&' : '?'
  return { path: `${path}${mark}${pick(parameters)}=${encodeURIComponent(pick(values))}`, headers }
}

function pick<Item>(list: readonly Item[]): Item {
  const item = list[Math.floor(Math.random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Everything but the time of day. */
function describe({ status, headers, body }: Answer): string {
  const { date: _date, ...rest } = headers
  return JSON.stringify({ status, rest, body })
}
