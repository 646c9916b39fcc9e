import { publicTranslation } from '@/lib/articles/ability'
import { summarySelect, toSummary } from '@/lib/articles/rows'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Db, databaseNow } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'

/** The text whose picture an address means, if readers may see it. */
export async function getPicturedStory(
  db: Db,
  query: { shortCode: string; locale: Locale },
): Promise<ArticleSummary | null> {
  const { shortCode, locale } = query
  const row = await db.translation.findFirst({
    where: { AND: [{ locale, article: { shortCode } }, publicTranslation(await databaseNow(db))] },
    select: summarySelect,
  })
  return row && toSummary(row)
}
