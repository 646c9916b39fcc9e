import { Agent, createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { delivery } from '@/lib/delivery/constants'
import { createDrain } from '@/lib/delivery/server/drain'

const body = 'a page to its end '.repeat(20_000)
const servers: Server[] = []
const agents: Agent[] = []

afterEach(() => {
  for (const agent of agents.splice(0)) agent.destroy()
  for (const server of servers.splice(0)) server.closeAllConnections()
})

/** A server that takes a while, as one does that makes pages. */
async function serve(milliseconds: number): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => {
    response.write(body.slice(0, 1_000))
    setTimeout(() => response.end(body.slice(1_000)), milliseconds)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

/** `cut`: a request on a connection that was kept, or a response that had begun. A new connection may be refused. */
type Answer = { body: string } | { cut: string } | { refused: string }

function ask(port: number, agent: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const request = get({ port, host: '127.0.0.1', agent }, (response) => {
      let read = ''
      response.on('data', (chunk: Buffer) => {
        read += chunk.toString('latin1')
      })
      response.on('error', (error) => resolve({ cut: error.message }))
      response.on('end', () => resolve({ body: read }))
    })
    request.on('error', (error) => resolve({ [request.reusedSocket ? 'cut' : 'refused']: error.message } as Answer))
  })
}

describe('a server that is told to stop', () => {
  it('answers to the end what is under way on kept connections, and cuts nobody off', async () => {
    const { server, port } = await serve(20)
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    agents.push(agent)
    const drain = createDrain(server, { grace: 1_000 })
    const answers: Answer[] = []
    let isOver = false
    const readers = Array.from({ length: 16 }, async () => {
      while (!isOver) answers.push(await ask(port, agent))
    })
    await wait(100)
    await drain.drain()
    isOver = true
    await Promise.all(readers)
    const cut = answers.filter((answer) => 'cut' in answer || ('body' in answer && answer.body !== body))
    expect(cut).toEqual([])
    expect(answers.length).toBeGreaterThan(32)
    expect(answers.some((answer) => 'refused' in answer)).toBe(true)
  })

  it('ends what it has begun, and then takes nothing any more', async () => {
    const { server, port } = await serve(100)
    const agent = new Agent({ keepAlive: true })
    agents.push(agent)
    const drain = createDrain(server, { grace: 0 })
    const asked = ask(port, agent)
    await new Promise((resolve) => server.once('request', resolve))
    expect(drain.isDraining()).toBe(false)
    const drained = drain.drain()
    expect(drain.isDraining()).toBe(true)
    expect(await asked).toMatchObject({ body })
    await drained
    const later = new Agent()
    agents.push(later)
    expect(await ask(port, later)).toEqual({ refused: expect.stringContaining('ECONNREFUSED') })
  })

  it('is gone within twenty-five seconds whatever its readers do', () => {
    expect(delivery.drained).toBeLessThan(delivery.gone)
    expect(delivery.gone).toBeLessThanOrEqual(25_000)
  })
})
