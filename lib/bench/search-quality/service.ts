import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createDb, type PrismaClient } from '@/lib/db'
import { importFile } from '@/lib/interchange/service'
import { startEmbeddedDatabase } from '@/lib/runtime/embedded-database'
import { migrateDatabase } from '@/lib/runtime/migrate'
import { dataPaths } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'

export type ImportedNews = { db: PrismaClient; ids: ReadonlyMap<string, string> }

/** Imports a file into a database that lives as long as `use` runs. */
export async function withImportedNews(file: string, use: (news: ImportedNews) => Promise<void>): Promise<void> {
  const root = await mkdtemp(path.join(tmpdir(), 'meridian-bench-'))
  const paths = dataPaths(root)
  const { secrets, created } = loadSecrets(paths.secrets)
  const server = await startEmbeddedDatabase({ paths, secrets, secretsCreated: created })
  try {
    await migrateDatabase({ url: server.url })
    const db = createDb({ url: server.url, poolSize: 4, statementTimeout: 60_000 })
    try {
      await importFile(file, { db, mediaDirectory: path.join(root, 'media') })
      await db.$executeRaw`ANALYZE`
      const articles = await db.article.findMany({ select: { id: true, externalId: true } })
      await use({ db, ids: new Map(articles.map(({ id, externalId }) => [externalId ?? id, id])) })
    } finally {
      await db.$disconnect()
    }
  } finally {
    await server.stop()
    await rm(root, { recursive: true, force: true })
  }
}
