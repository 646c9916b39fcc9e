import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { withClient } from '@/lib/runtime/database-client'
import { closeDays } from '@/lib/views/roll-up'
import { useDatabase } from '@/tests/helpers/database'
import { useGates } from '@/tests/helpers/gate'
import { query } from '@/tests/helpers/query'
import { type CreatedStory, createStory } from '@/tests/helpers/stories'
import { reader, readingOf, useCounters } from '@/tests/helpers/views'

const stored = (url: string) =>
  query(url, 'select (select count(*) from view_even)::int + (select count(*) from view_odd)::int as views').then(
    ([row]) => row?.views,
  )

describe('a database that does not answer', () => {
  const database = useDatabase()
  const { start, stop, directory } = useCounters()
  const gateTo = useGates()

  it('costs nobody a view, also when the process ends meanwhile and another one begins', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'outage' }] })
    const gate = await gateTo(database().url)
    const spool = directory()
    const counter = await start({ url: gate.url, spool })
    const read = (number: number) => counter.count({ ...readingOf(story), reader: reader(number) })
    expect(await read(0)).toMatchObject({ kind: 'counted', count: 1 })
    gate.cut()
    const answers = await Promise.all(Array.from({ length: 500 }, (_, number) => read(number)))
    expect(answers.every((answer) => answer.kind === 'counted')).toBe(true)
    expect(counter.state().up).toBe(false)
    const text = readdirSync(spool)
      .map((file) => readFileSync(path.join(spool, file), 'utf8'))
      .join('')
    expect(text).not.toContain(reader(7).network)
    expect(text).not.toContain(reader(7).agent)
    await stop(counter)
    gate.mend()
    const next = await start({ url: gate.url, spool })
    await next.replayed()
    expect(await next.total(story.articleId)).toBe(500)
    expect(readdirSync(spool)).toEqual([])
  })

  it('for ten minutes over midnight loses nothing and doubles nothing', async () => {
    const story = await createStory(database().db, {
      texts: [{ locale: 'en', slug: 'ten-minutes', publishedAt: new Date('2026-11-01') }],
    })
    const gate = await gateTo(database().url)
    let clock = Date.parse('2026-11-24T23:55:00Z')
    const counter = await start({ url: gate.url, now: () => clock })
    gate.cut()
    for (let minute = 0; minute < 10; minute += 1) {
      // Who read in the minute before reads again, and a hundred others.
      const readers = Array.from({ length: 200 }, (_, index) => minute * 100 + index)
      const answers = await Promise.all(
        readers.map((number) => counter.count({ ...readingOf(story), reader: reader(number) })),
      )
      expect(answers.every((answer) => answer.kind === 'counted')).toBe(true)
      clock += 60_000
    }
    expect(counter.state().up).toBe(false)
    gate.mend()
    await counter.replayed()
    // Six hundred before midnight, six hundred after it, a hundred of them on both days.
    const days = await query(
      database().url,
      `select (select count(*)::int from view_even e join translation t on t.number = e.target and t.slug = 'ten-minutes') as even,
         (select count(*)::int from view_odd o join translation t on t.number = o.target and t.slug = 'ten-minutes') as odd`,
    )
    expect(days).toEqual([{ even: 600, odd: 600 }])
    expect(await counter.total(story.articleId)).toBe(1_200)
  })

  it('brings a spool in once, however often it is read, and skips a torn line', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'replayed' }] })
    const gate = await gateTo(database().url)
    const spool = directory()
    const counter = await start({ url: gate.url, spool })
    gate.cut()
    for (const number of [1, 2, 3]) await counter.count({ ...readingOf(story), reader: reader(number) })
    await stop(counter)
    gate.mend()
    const [name = ''] = readdirSync(spool)
    const text = readFileSync(path.join(spool, name), 'utf8')
    for (const round of [1, 2]) {
      writeFileSync(path.join(spool, name), `${text}["torn`)
      const next = await start({ url: gate.url, spool })
      await next.replayed()
      expect(await next.total(story.articleId), `round ${round}`).toBe(3)
    }
  })

  it('that fails while a spool is being brought in is asked again', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'fails-in-between' }] })
    const gate = await gateTo(database().url)
    const spool = directory()
    const counter = await start({ url: gate.url, spool })
    const read = (number: number) => counter.count({ ...readingOf(story), reader: reader(number) })
    await read(0)
    gate.cut()
    await read(1)
    // Asked by another connection each time: a transaction sees these as they were when it first looked.
    const waiting = () =>
      query(
        database().url,
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' ORDER BY query_start`,
      )
    await withClient(database().url, async (client) => {
      // Lets everybody read and nobody write.
      await client.query('BEGIN; LOCK TABLE view_even, view_odd IN SHARE MODE')
      gate.mend()
      await expect.poll(async () => (await waiting()).length, { timeout: 4_000 }).toBe(1)
      const second = read(2)
      await expect.poll(async () => (await waiting()).length, { timeout: 4_000 }).toBe(2)
      const [, writing] = await waiting()
      await client.query('SELECT pg_terminate_backend($1)', [writing?.pid])
      expect(await second).toMatchObject({ kind: 'counted' })
      await client.query('COMMIT')
    })
    await expect.poll(() => readdirSync(spool), { timeout: 10_000 }).toEqual([])
    expect(counter.state().up).toBe(true)
    expect(await counter.total(story.articleId)).toBe(3)
  })

  it('before the first salt is known, asks readers to come again', async () => {
    const gate = await gateTo(database().url)
    gate.cut()
    const counter = await start({ url: gate.url })
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'no-salt' }] })
    const view = { ...readingOf(story), reader: reader(1) }
    await expect(counter.count(view)).rejects.toMatchObject({ code: 'overloaded' })
    gate.mend()
    await expect
      .poll(() => counter.count(view).catch(() => null), { timeout: 10_000 })
      .toMatchObject({ kind: 'counted', count: 1 })
  })

  type Read = { kind: 'read'; who: number; story: number; text: number }
  type Step = Read | { kind: 'cut' | 'mend' | 'restart' }

  /** Does what a model of the world says, and brings everything in at the end. Returns the distinct views acknowledged. */
  async function play(run: { operations: Step[]; stories: CreatedStory[]; world: number }): Promise<number> {
    const gate = await gateTo(database().url)
    const spool = directory()
    let counter = await start({ url: gate.url, spool })
    const model = new Set<string>()
    async function read(step: Read) {
      const story = run.stories[step.story]
      if (!story) throw new Error('there is no such story')
      const view = { ...readingOf(story, step.text), reader: reader(run.world * 100 + step.who) }
      // Two tabs at once.
      const answers = await Promise.all([counter.count(view), counter.count(view)]).catch(() => [])
      if (answers.length > 0) model.add(`${step.who} ${step.story}`)
    }
    async function restart() {
      await stop(counter)
      counter = await start({ url: gate.url, spool })
    }
    for (const step of run.operations) {
      if (step.kind === 'read') await read(step)
      else if (step.kind === 'restart') await restart()
      else gate[step.kind]()
    }
    gate.mend()
    await counter.replayed()
    await expect.poll(() => readdirSync(spool).length).toBe(0)
    await stop(counter)
    return model.size
  }

  it('whatever happens in whatever order: what was acknowledged is stored, exactly once', async () => {
    const stories: CreatedStory[] = []
    for (const slug of ['model-a', 'model-b']) {
      stories.push(
        await createStory(database().db, { texts: locales.map((locale) => ({ locale, slug: `${slug}-${locale}` })) }),
      )
    }
    const operation = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ kind: fc.constant('read' as const), who: fc.nat(5), story: fc.nat(1), text: fc.nat(2) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'mend' as const, 'restart' as const) }),
      },
    )
    let world = 0
    let all = 0
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 40 }), async (operations) => {
        // Readers of their own for each run: the database is not emptied between them.
        world += 1
        const before = Number(await stored(database().url))
        const acknowledged = await play({ operations, stories, world })
        all += acknowledged
        expect(Number(await stored(database().url)) - before).toBe(acknowledged)
      }),
      { numRuns: 12 },
    )
    expect(all).toBeGreaterThan(0)
  })

  // The last one: it closes the present day.
  it('counts what was read before a day was closed and arrives after, once', async () => {
    const story = await createStory(database().db, { texts: [{ locale: 'en', slug: 'late' }] })
    const gate = await gateTo(database().url)
    const spool = directory()
    let clock = Date.now()
    const counter = await start({ url: gate.url, spool, now: () => clock })
    gate.cut()
    for (const number of [1, 2, 2]) await counter.count({ ...readingOf(story), reader: reader(number) })
    await stop(counter)
    gate.mend()
    clock += 2 * 86_400_000
    expect((await closeDays(database().db, new Date(clock))).length).toBeGreaterThan(0)
    const [name = ''] = readdirSync(spool)
    const text = readFileSync(path.join(spool, name))
    for (const round of [1, 2]) {
      writeFileSync(path.join(spool, name), text)
      const next = await start({ url: gate.url, spool, now: () => clock })
      await next.replayed()
      expect(await next.total(story.articleId), `round ${round}`).toBe(2)
    }
  })
})
