import { Prisma } from '@/lib/generated/prisma/client'

/**
 * Views of a story in all its languages, as of the last roll-up: closed days, and the days that are still counted.
 *
 * @param articleId an expression: the column of the statement it becomes a part of
 * @returns one number
 */
export function storyViews(articleId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT coalesce(sum(coalesce(c.count, 0) + coalesce(open.count, 0)), 0)::int
    FROM translation o
    LEFT JOIN view_count c ON c.translation_id = o.id
    LEFT JOIN LATERAL (
      SELECT sum(d.count) AS count FROM view_day v
      JOIN view_daily d ON d.day = v.day AND d.target = o.number AND d.kind = 0
      WHERE v.closed_at IS NULL
    ) open ON true
    WHERE o.article_id = ${articleId}`
}
