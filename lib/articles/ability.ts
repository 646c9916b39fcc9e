import { Prisma } from '@/lib/generated/prisma/client'

/**
 * Which translations readers may see: published ones, and scheduled ones whose time has come.
 * This is the only place that says so, once for Prisma and once in SQL.
 *
 * @param now the database's clock (`databaseNow`), never the machine's: instances must agree
 */
export function publicTranslation(now: Date): Prisma.TranslationWhereInput & { publishedAt: { lte: Date } } {
  return { status: { in: ['published', 'scheduled'] }, publishedAt: { lte: now } }
}

/** The same in SQL, of a translation called `t`: the database looks at its own clock. */
export const isPublic = Prisma.sql`t.status IN ('published', 'scheduled') AND t.published_at <= now()`
