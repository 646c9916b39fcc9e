import { createServer, type Server } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { collectLatencies } from '@/lib/bench/load/latency'
import { runLoad } from '@/lib/bench/load/run-load'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

/** A server whose answers depend on the address. */
async function serve(answer: (path: string) => number): Promise<number> {
  const server = createServer((request, response) => {
    response.statusCode = answer(request.url ?? '')
    response.end(`this is ${request.url}`)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const order = { host: '127.0.0.1', authority: 'localhost', headers: {}, connections: 4, status: 200 }

it('asks every address once when there are as many requests as addresses', async () => {
  const asked: string[] = []
  const port = await serve((path) => asked.push(path) && 200)
  const paths = Array.from({ length: 50 }, (_, index) => `/${index}`)
  const result = await runLoad({ ...order, port, paths, requests: 50 })
  expect(asked.sort()).toEqual([...paths].sort())
  expect(result).toMatchObject({ responses: 50, failures: 0 })
  expect(result.bytes).toBe(paths.reduce((sum, path) => sum + `this is ${path}`.length, 0))
})

it('counts every answer with another status as a failure and names some', async () => {
  const port = await serve((path) => (path === '/bad' ? 500 : 200))
  const result = await runLoad({ ...order, port, paths: ['/good', '/bad'], requests: 20 })
  expect(result).toMatchObject({ responses: 20, failures: 10 })
  expect(result.complaints[0]).toBe('500 for /bad')
})

it('says so when nobody listens', async () => {
  const result = await runLoad({ ...order, port: 9, paths: ['/'], requests: 1 })
  expect(result).toMatchObject({ responses: 0, failures: 1 })
})

it('keeps a rate: as many requests as were due', async () => {
  const port = await serve(() => 200)
  const result = await runLoad({ ...order, port, paths: ['/'], rate: 400, requests: 40 })
  expect(result).toMatchObject({ responses: 40, failures: 0 })
  // Forty requests at 400 a second are due over 97.5 ms; a machine that is busy takes longer, none takes less.
  expect(result.seconds).toBeGreaterThanOrEqual(0.0975)
})

it('does not measure its own first second when it keeps a rate, but tells of what failed in it', async () => {
  let asked = 0
  const port = await serve(() => {
    asked += 1
    return asked === 1 ? 500 : 200
  })
  const result = await runLoad({ ...order, port, paths: ['/'], rate: 100, seconds: 0.5 })
  expect(result.complaints).toEqual(['500 for /'])
  expect(asked).toBeGreaterThan(result.responses)
  expect(result.responses).toBeGreaterThan(0)
  // Half a second's fifty, and what was late: never the hundred of the second before.
  expect(result.responses).toBeLessThan(asked - 20)
})

it('knows percentiles to two per cent', () => {
  const latencies = collectLatencies()
  for (let value = 1; value <= 1000; value += 1) latencies.add(value)
  expect(latencies.quantile(0.5)).toBeGreaterThan(490)
  expect(latencies.quantile(0.5)).toBeLessThan(511)
  expect(latencies.quantile(0.99)).toBeGreaterThan(970)
  expect(latencies.quantile(1)).toBe(1000)
  expect(collectLatencies().quantile(0.99)).toBe(0)
})
