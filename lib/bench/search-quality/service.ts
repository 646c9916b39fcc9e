import path from 'node:path'
import { createDb, type PrismaClient } from '@/lib/db'
import { importFile } from '@/lib/interchange/service'
import { withTemporaryDatabase } from '../temporary-database'

export type ImportedNews = { db: PrismaClient; ids: ReadonlyMap<string, string> }

/** Imports a file into a database that lives as long as `use` runs. */
export async function withImportedNews(file: string, use: (news: ImportedNews) => Promise<void>): Promise<void> {
  await withTemporaryDatabase(async ({ url, directory }) => {
    const db = createDb({ url, poolSize: 4, statementTimeout: 60_000 })
    try {
      await importFile(file, { db, mediaDirectory: path.join(directory, 'media') })
      await db.$executeRaw`ANALYZE`
      const articles = await db.article.findMany({ select: { id: true, externalId: true } })
      await use({ db, ids: new Map(articles.map(({ id, externalId }) => [externalId ?? id, id])) })
    } finally {
      await db.$disconnect()
    }
  })
}
