import { setTimeout as wait } from 'node:timers/promises'
import { waitFor } from '@/lib/runtime/wait-for'
import { readUntilCounted } from '@/lib/workbench/view-reader'
import { startVictims, type Victims, victimNames } from './victims'

/** Readers under way at the same time, and how long each of them rests. Milliseconds. */
type Crowd = { together: number; rest: number }
const crowds = { kills: { together: 64, rest: 5 }, outage: { together: 4, rest: 40 } } as const

export type ChaosResult = { acknowledged: number; distinct: number; stored: number; refused: number }

type Say = (text: string) => void

/**
 * Kills the server, PostgreSQL or both with SIGKILL again and again, while readers read, some in two tabs, and come
 * again when they get no answer. At the end what is stored must be what was acknowledged.
 */
export function tortureViews(options: { rounds: number; port: number; say: Say }): Promise<ChaosResult> {
  return underLoad({ port: options.port, ...crowds.kills }, async (victims, distinct) => {
    for (let round = 1; round <= options.rounds; round += 1) {
      // Under load means: some were counted since the last kill, however slow the machine is.
      const before = distinct()
      await waitFor({ condition: () => distinct() > before + 20, timeout: 10_000, every: 20 })
      await wait(Math.random() * 500)
      const victim = victimNames[round % 3] ?? 'both'
      options.say(`${round}/${options.rounds}: kill -9 ${victim}; ${distinct()} views acknowledged`)
      await victims.kill(victim)
      // A while without a database, with a server that counts on.
      if (victim === 'postgres') await wait(Math.random() * 500)
      await victims.revive()
    }
  })
}

/** Takes the database away for `seconds`, once, while readers read. */
export function starveViews(options: { seconds: number; port: number; say: Say }): Promise<ChaosResult> {
  return underLoad({ port: options.port, ...crowds.outage }, async (victims, distinct) => {
    await wait(2_000)
    options.say(`the database is gone for ${options.seconds} seconds; ${distinct()} views acknowledged`)
    await victims.kill('postgres')
    await wait(options.seconds * 1_000)
    options.say(`the database comes back; ${distinct()} views acknowledged`)
    await victims.revive()
  })
}

async function underLoad(
  options: Crowd & { port: number },
  work: (victims: Victims, distinct: () => number) => Promise<void>,
): Promise<ChaosResult> {
  const victims = await startVictims({ port: options.port, stories: 50 })
  const readers = read(victims, options)
  try {
    await work(victims, () => readers.state().distinct)
    await readers.stop()
    return { stored: await victims.stored(), ...readers.state() }
  } finally {
    await readers.stop()
    await victims.stop()
  }
}

/** Readers who do not go before they are counted. */
function read(victims: Victims, { together, rest }: Crowd) {
  const counted = new Set<string>()
  let acknowledged = 0
  let refused = 0
  let next = 0
  let isOver = false

  async function send(reader: number, place: number): Promise<void> {
    const story = victims.stories[place]
    if (!story) throw new Error('there is no such story')
    refused += await readUntilCounted(victims.port, { reader, story })
    acknowledged += 1
    counted.add(`${reader} ${place}`)
  }

  async function worker(): Promise<void> {
    while (!isOver) {
      next += 1
      const [reader, place] = [next >> 2, next % victims.stories.length]
      const tabs = Math.random() < 0.2 ? 2 : 1
      await Promise.all(Array.from({ length: tabs }, () => send(reader, place)))
      await wait(rest)
    }
  }

  const workers = Promise.all(Array.from({ length: together }, worker))
  return {
    state: () => ({ acknowledged, distinct: counted.size, refused }),
    async stop(): Promise<void> {
      isOver = true
      await workers
    },
  }
}
