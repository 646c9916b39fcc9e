import type { Body } from '@/lib/body/types'
import type { Db } from '@/lib/db'
import { chooseSlugs, claimSlugs, planTranslations, resolveBody, slugCandidates } from './mutations-plan'
import { chooseShortCodes, readMedia, readSlugOwners, readTranslations } from './mutations-read'
import type {
  PlannedMedia,
  PlannedStory,
  SlugOwners,
  StoredArticle,
  StoredTranslation,
  StoryToWrite,
} from './mutations-types'
import { slugKey } from './slug'
import { uuidv7 } from './uuid'

/** What has to be known to plan the stories of a batch; each part is one query for all of them. */
export type PlanContext = {
  articles: Map<string, StoredArticle>
  shortCodes: Map<string, string>
  media: Map<string, PlannedMedia>
  bodies: Map<string, Map<string, Body>>
  translations: Map<string, StoredTranslation>
  owners: SlugOwners
}

/** @throws ZodError when a body does not fit the block vocabulary */
export async function readContext(
  db: Db,
  batch: { stories: readonly StoryToWrite[]; articles: Map<string, StoredArticle>; owners?: SlugOwners },
): Promise<PlanContext> {
  const { stories, articles } = batch
  const fresh = stories.filter((story) => !articles.has(story.externalId))
  const shortCodes = await chooseShortCodes(
    db,
    fresh.map((story) => story.externalId),
  )
  for (const [externalId, article] of articles) shortCodes.set(externalId, article.shortCode)
  const media = await readMedia(db, stories)
  const bodies = new Map(stories.map((story) => [story.externalId, resolveBodies(story, media)]))
  const translations = await readTranslations(
    db,
    stories.flatMap((story) => textsToCompare(story, { article: articles.get(story.externalId), bodies })),
  )
  const addresses = stories.flatMap((story) =>
    story.translations.flatMap((translation) =>
      slugCandidates(translation, shortCodes.get(story.externalId) ?? '').map((slug) => {
        return { locale: translation.locale, slug }
      }),
    ),
  )
  const owners = batch.owners ?? new Map()
  for (const [key, owner] of await readSlugOwners(db, addresses)) {
    // What a dry run has claimed already outranks what the database says.
    if (!owners.has(key)) owners.set(key, owner)
  }
  return { articles, shortCodes, media, bodies, translations, owners }
}

function resolveBodies(story: StoryToWrite, media: Map<string, PlannedMedia>): Map<string, Body> {
  const ids = new Map(
    story.media.flatMap(({ key, externalId }) => {
      const planned = media.get(externalId)
      return planned ? [[key, planned.id]] : []
    }),
  )
  return new Map(story.translations.map(({ locale, body }) => [locale, resolveBody(body, ids)]))
}

function textsToCompare(
  story: StoryToWrite,
  known: { article: StoredArticle | undefined; bodies: Map<string, Map<string, Body>> },
) {
  const { article } = known
  if (!article) return []
  return story.translations.map((translation) => ({
    article_id: article.id,
    locale: translation.locale,
    status: translation.status,
    title: translation.title,
    subtitle: translation.subtitle,
    lead: translation.lead,
    body: known.bodies.get(story.externalId)?.get(translation.locale),
    published_at: translation.publishedAt,
    updated_at: translation.updatedAt,
  }))
}

type StoryPlan = { ok: true; planned: PlannedStory } | { ok: false; path: string; reason: string }

/** Decides everything about one story; claims its addresses, so that the stories after it see them taken. */
export function planStory(story: StoryToWrite, context: PlanContext): StoryPlan {
  const article = context.articles.get(story.externalId)
  const shortCode = context.shortCodes.get(story.externalId) ?? ''
  const stored = (locale: string) =>
    (article && context.translations.get(slugKey({ locale, slug: article.id }))) ?? null
  const { owners } = context
  const choice = chooseSlugs({ story, shortCode, stored, owners })
  if (!choice.ok) return choice
  claimSlugs({ story, slugs: choice.slugs, stored, owners })
  const bodies = context.bodies.get(story.externalId) ?? new Map()
  return {
    ok: true,
    planned: {
      story,
      articleId: article?.id ?? uuidv7(),
      shortCode,
      isNew: !article,
      media: story.media.flatMap(({ externalId }) => context.media.get(externalId) ?? []),
      translations: planTranslations({ story, bodies, slugs: choice.slugs, stored }),
    },
  }
}
