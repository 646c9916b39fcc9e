import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheTags } from '@/lib/cache-tags'
import { createDb, databaseNow, type PrismaClient } from '@/lib/db'
import { mediaDirectory } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { checkLine } from '@/lib/interchange/prepare'
import { describeRefusal } from '@/lib/interchange/progress'
import { importEntries } from '@/lib/interchange/service'
import type { ImportCounts, PreparedStory, Refusal, SourceEntry } from '@/lib/interchange/types'
import { invalidate } from '@/lib/invalidation/mutations'
import { projectRoot } from '@/lib/runtime/paths'
import { introduceSite } from '@/lib/site/mutations'
import { introduceAuthors, introduceSections, introduceTags } from '@/lib/taxonomy/mutations-names'
import { newsroomSchema } from './schema'
import { shiftFor, shiftStory } from './times'

const demoDirectory = path.join(projectRoot, 'prisma', 'demo')

/**
 * Fills a database with the demo newsroom, through the importer. Running it again changes nothing, and nothing that a
 * person has written is overwritten.
 *
 * @param options.directory where newsroom.json and stories/ lie; prisma/demo unless a test has its own
 * @throws AppError `bad_input` when a file of the demo does not fit or an illustration is missing
 */
export async function seedDemo(options: {
  databaseUrl: string
  dataDir: string
  onProgress?: (detail: string) => void
  directory?: string
}): Promise<ImportCounts> {
  const directory = options.directory ?? demoDirectory
  const newsroom = await readNewsroom(path.join(directory, 'newsroom.json'))
  const stories = path.join(directory, 'stories')
  const entries = await readStories(stories)
  const db = createDb({ url: options.databaseUrl, poolSize: 2, statementTimeout: 60_000 })
  try {
    await introduceSections(db, newsroom.sections)
    await introduceTags(db, newsroom.tags)
    await introduceAuthors(db, newsroom.authors)
    const minutes = await chooseShift(db, prepared(entries))
    const refusals: Refusal[] = []
    let read = 0
    const counts = await importEntries(
      countEach(entries, (label) => options.onProgress?.(`${++read} of ${entries.length}: ${label}`)),
      {
        db,
        directory: stories,
        mediaDirectory: mediaDirectory(options.dataDir),
        adjust: (story) => shiftStory(story, minutes),
        onRefusal: (refusal) => refusals.push(refusal),
      },
    )
    if (refusals.length > 0)
      throw new AppError('bad_input', `the demo has faults:\n${refusals.map(describeRefusal).join('\n')}`)
    // Last, because a site with settings counts as set up: a seeding that was interrupted is done again.
    await introduceSite(db, newsroom.settings)
    await invalidate(db, { tags: [cacheTags.settings, cacheTags.taxonomy] })
    return counts
  } finally {
    await db.$disconnect()
  }
}

function* countEach(entries: readonly SourceEntry[], tell: (label: string) => void): Generator<SourceEntry> {
  for (const entry of entries) {
    tell(entry.label)
    yield entry
  }
}

async function readNewsroom(file: string) {
  const result = newsroomSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new AppError('bad_input', `${file}: ${issue?.path.join('.')}: ${issue?.message}`)
}

async function readStories(directory: string): Promise<(SourceEntry & { text: string })[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (label) => {
      const text = await readFile(path.join(directory, label), 'utf8')
      return { label, bytes: Buffer.byteLength(text), text }
    }),
  )
}

/** The stories that fit; what is wrong with the others the importer will say. */
function prepared(entries: readonly { text: string }[]): PreparedStory[] {
  return entries.flatMap(({ text }) => {
    const checked = checkLine(text)
    return checked.ok ? [checked.value] : []
  })
}

/** A seeding that adds to an earlier one moves its times by the same minutes, so that the stories keep their order. */
async function chooseShift(db: PrismaClient, stories: readonly PreparedStory[]): Promise<number> {
  const published = stories.flatMap(({ externalId, translations }) =>
    translations.flatMap(({ locale, status, publishedAt }) =>
      status === 'published' ? [{ externalId, locale, publishedAt }] : [],
    ),
  )
  const stored = await db.translation.findFirst({
    where: { article: { externalId: { in: stories.map((story) => story.externalId) } }, status: 'published' },
    select: { locale: true, publishedAt: true, article: { select: { externalId: true } } },
    orderBy: { id: 'asc' },
  })
  const file = published.find((text) => text.locale === stored?.locale && text.externalId === stored.article.externalId)
  if (stored?.publishedAt && file)
    return Math.round((stored.publishedAt.getTime() - file.publishedAt.getTime()) / 60_000)
  return shiftFor(
    published.map((text) => text.publishedAt),
    await databaseNow(db),
  )
}
