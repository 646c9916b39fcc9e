import { expect, it } from 'vitest'
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
