import type { Prisma } from '@/lib/generated/prisma/client'

/**
 * Which translations readers may see: published ones, and scheduled ones whose time has come.
 * This is the only place that says so.
 *
 * @param now the database's clock (`databaseNow`), never the machine's: instances must agree
 */
export function publicTranslation(now: Date): Prisma.TranslationWhereInput & { publishedAt: { lte: Date } } {
  return { status: { in: ['published', 'scheduled'] }, publishedAt: { lte: now } }
}
