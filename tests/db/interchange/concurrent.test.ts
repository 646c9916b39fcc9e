import { expect, it } from 'vitest'
import { writeLock } from '@/lib/articles/mutations'
import { createDb } from '@/lib/db'
import { generateStories } from '@/lib/demo/generate'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

it('two imports of one file at once write every story once', async () => {
  const { db } = database()
  const lines = [...generateStories({ count: 250, seed: 3 })]
  const [first, second] = await Promise.all([importLines(db, lines), importLines(db, lines)])
  expect([...first.refusals, ...second.refusals]).toEqual([])
  expect(first.created + second.created).toBe(250)
  expect(first.unchanged + second.unchanged).toBe(250)
  expect(await db.translation.count()).toBe(750)
  expect(await db.revision.count()).toBe(750)
  expect(await db.section.count()).toBe(8)
})

it('two imports that want one address at once: one gets it, the other is told so', async () => {
  const { db } = database()
  const wanting = (id: string) => storyLine({ id, translations: { en: { title: 'A', slug: 'wanted', body: [] } } })
  const outcomes = await Promise.all([importLines(db, [wanting('x')]), importLines(db, [wanting('y')])])
  expect(outcomes.map(({ created }) => created).sort()).toEqual([0, 1])
  expect(outcomes.flatMap(({ refusals }) => refusals)).toEqual([
    expect.stringMatching(/^line 1: \$\.translations\.en\.slug: the address \/en\/wanted belongs to the story "[xy]"$/),
  ])
})

it('an import waits for its turn longer than a statement may take', async () => {
  const { db, url } = database()
  const impatient = createDb({ url, statementTimeout: 2_400 })
  const imported = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${writeLock})`
      const waiting = importLines(impatient, [storyLine({ id: 'patient' })])
      await tx.$executeRaw`SELECT pg_sleep(2.6)`
      return { waiting }
    },
    { timeout: 10_000 },
  )
  expect((await imported.waiting).created).toBe(1)
  await impatient.$disconnect()
})
