import { isPublic } from '@/lib/articles/ability'
import { type SummaryRow, summaryColumns, toSummary } from '@/lib/articles/rows'
import type { ArticleSummary } from '@/lib/articles/types'
import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Locale } from '@/lib/i18n/locales'

/** The text whose picture an address means, if readers may see it. */
export async function getPicturedStory(
  db: Db,
  query: { shortCode: string; locale: Locale },
): Promise<ArticleSummary | null> {
  const { shortCode, locale } = query
  const [row] = await readRows<SummaryRow>(
    db,
    Prisma.sql`SELECT ${summaryColumns} FROM translation t JOIN article a ON a.id = t.article_id
      WHERE a.short_code = ${shortCode} AND t.locale = ${locale} AND ${isPublic('t')}`,
  )
  return row ? toSummary(row) : null
}
