import { expect, it } from 'vitest'
import { generateStories } from '@/lib/demo/generate'
import { rebuildIndex } from '@/lib/search/rebuild/mutations'
import { useDatabase } from '@/tests/helpers/database'
import { importLines } from '@/tests/helpers/import-lines'
import { storyLine } from '@/tests/helpers/interchange'

const database = useDatabase()

/** What search knows: rows as they are stored, and every word. */
async function readIndex() {
  const { db } = database()
  return {
    texts:
      await db.$queryRaw`SELECT translation_id, vector::text, text, encode(offsets, 'hex') AS offsets, neighbours::text FROM search_document ORDER BY 1`,
    titles: await db.$queryRaw`SELECT translation_id, locale, folded FROM search_title ORDER BY 1`,
    words: await db.$queryRaw`SELECT locale, word, neutral FROM search_word ORDER BY 1, 2`,
  }
}

// Two threads read their dictionaries for this.
it('an import of several batches, analysed in a thread, writes the index a rebuild writes', async () => {
  const { db } = database()
  const refused = storyLine({
    id: 'refused',
    translations: { en: { title: 'Once', slug: 'taken', body: ['Inkwell'] } },
  })
  const taken = storyLine({ id: 'taken', translations: { en: { title: 'Once', slug: 'taken', body: ['A quill'] } } })
  const later = storyLine({ id: 'later', translations: { en: { title: 'Later', body: ['An inkwell'] } } })
  const stories = [...generateStories({ count: 230, seed: 5 })]
  const outcome = await importLines(db, [taken, refused, ...stories, later])
  expect(outcome).toMatchObject({ created: 232, refused: 1 })
  const imported = await readIndex()
  expect(imported.words).toContainEqual({ locale: 'en', word: 'inkwell', neutral: 'x:inkvel' })
  await db.searchDocument.deleteMany()
  await db.searchTitle.deleteMany()
  await db.searchWord.deleteMany()
  await rebuildIndex(db, { fromStart: true })
  expect(await readIndex()).toEqual(imported)
}, 120_000)
