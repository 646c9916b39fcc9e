import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { createDb, databaseNow } from '@/lib/db'
import { mediaDirectory } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { importEntries } from '@/lib/interchange/service'
import type { ImportCounts, Refusal, SourceEntry } from '@/lib/interchange/types'
import { writeNewsroom, writeSettings } from './newsroom'
import { newsroomSchema } from './schema'
import { newestPublication, shiftStory } from './shift'

/** How old the newest story is when the demo is set up, in milliseconds. */
const freshness = 25 * 60_000

const demoDirectory = path.resolve(import.meta.dirname, '../../prisma/demo')

/**
 * Fills a database with the demo newsroom, through the same importer that real stories come by.
 * Running it again changes nothing but what changed in `prisma/demo`.
 *
 * @throws AppError `bad_input` when a file of the demo is at fault
 */
export async function seedDemo(options: {
  databaseUrl: string
  dataDir: string
  onProgress?: (text: string) => void
}): Promise<ImportCounts> {
  const db = createDb({ url: options.databaseUrl, poolSize: 2, statementTimeout: 60_000 })
  try {
    const newsroom = newsroomSchema.parse(JSON.parse(await readFile(path.join(demoDirectory, 'newsroom.json'), 'utf8')))
    await writeNewsroom(db, newsroom)
    const entries = await readStories()
    const shift = (await databaseNow(db)).getTime() - freshness - newestPublication(entries.map(({ text }) => text))
    const refusals: Refusal[] = []
    const counts = await importEntries(entries, {
      db,
      directory: path.join(demoDirectory, 'stories'),
      mediaDirectory: mediaDirectory(options.dataDir),
      adjust: (story) => shiftStory(story, shift),
      onProgress: ({ created, updated, unchanged }) =>
        options.onProgress?.(`${created + updated + unchanged} of ${entries.length} stories`),
      onRefusal: (refusal) => refusals.push(refusal),
    })
    const [first] = refusals
    if (first) {
      const [fault] = first.faults
      throw new AppError('bad_input', `${first.label}: ${fault?.path ?? '$'} ${fault?.reason ?? ''}`)
    }
    await writeSettings(db, newsroom.settings)
    return counts
  } finally {
    await db.$disconnect()
  }
}

async function readStories(): Promise<(SourceEntry & { text: string })[]> {
  const directory = path.join(demoDirectory, 'stories')
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(directory, name), 'utf8')
      return { label: name, bytes: Buffer.byteLength(text), text }
    }),
  )
}
