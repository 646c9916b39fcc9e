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

/**
 * The same in SQL.
 *
 * @param text what the statement calls the translation
 * @param now by default the moment of the statement; given, where several statements must agree
 */
export function isPublic(text: 't' | 'o', now?: Date): Prisma.Sql {
  const name = Prisma.raw(text)
  const moment = now ? Prisma.sql`${now}::timestamptz` : Prisma.sql`now()`
  return Prisma.sql`${name}.status IN ('published', 'scheduled') AND ${name}.published_at <= ${moment}`
}
