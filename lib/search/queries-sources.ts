import { bodySchema } from '@/lib/body/schema'
import { bodyMediaIds } from '@/lib/body/utils'
import type { Db } from '@/lib/db'
import { isLocale } from '@/lib/i18n/locales'
import type { SearchSource } from './document'

/**
 * What the index needs of these translations, as they are stored. Those that readers may never see are left out.
 *
 * @throws ZodError when a stored body does not fit the block vocabulary
 */
export async function readSources(db: Db, translationIds: readonly string[]): Promise<SearchSource[]> {
  const rows = await db.translation.findMany({
    where: { id: { in: [...translationIds] }, status: { in: ['published', 'scheduled'] }, publishedAt: { not: null } },
    include: {
      article: {
        select: {
          sectionId: true,
          leadMediaId: true,
          tags: { select: { tagId: true } },
          authors: { orderBy: { position: 'asc' }, select: { authorId: true } },
        },
      },
    },
  })
  const bodies = new Map(rows.map((row) => [row.id, bodySchema.parse(row.body)]))
  const mediaIds = [...bodies.values()].flatMap(bodyMediaIds)
  const leads = rows.flatMap(({ article }) => article.leadMediaId ?? [])
  const captions = await db.mediaTranslation.findMany({
    where: { mediaId: { in: [...new Set([...mediaIds, ...leads])] }, caption: { not: '' } },
    orderBy: { mediaId: 'asc' },
  })
  return rows.flatMap(({ article, ...row }): SearchSource[] => {
    const { id, locale, publishedAt } = row
    if (!isLocale(locale) || publishedAt === null) return []
    const body = bodies.get(id) ?? []
    const shown = new Set([...(article.leadMediaId ? [article.leadMediaId] : []), ...bodyMediaIds(body)])
    return [
      {
        ...row,
        translationId: id,
        locale,
        publishedAt,
        body,
        sectionId: article.sectionId,
        authorIds: article.authors.map(({ authorId }) => authorId),
        tagIds: article.tags.map(({ tagId }) => tagId),
        captions: captions.flatMap((text) => (text.locale === locale && shown.has(text.mediaId) ? [text.caption] : [])),
      },
    ]
  })
}
