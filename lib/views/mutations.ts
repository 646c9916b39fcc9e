import { publicTranslation } from '@/lib/articles/ability'
import { type Db, databaseNow } from '@/lib/db'
import { AppError } from '@/lib/errors'

/**
 * Counts one view of a public translation and returns the new number, with the language it is to be said in.
 *
 * @throws AppError `not_found` when readers cannot see this translation
 */
export async function countView(db: Db, translationId: string): Promise<{ count: number; locale: string }> {
  const translation = await db.translation.findFirst({
    where: { AND: [{ id: translationId }, publicTranslation(await databaseNow(db))] },
    select: { locale: true },
  })
  if (!translation) throw new AppError('not_found', `no public translation ${translationId}`)
  const { count } = await db.viewCount.upsert({
    where: { translationId },
    create: { translationId, count: 1 },
    update: { count: { increment: 1 } },
  })
  return { count, locale: translation.locale }
}
