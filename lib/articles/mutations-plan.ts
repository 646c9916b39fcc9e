import type { BodyDraft } from '@/lib/body/draft'
import { bodySchema } from '@/lib/body/schema'
import type { Body } from '@/lib/body/types'
import { bodyText, countWords } from '@/lib/body/utils'
import type { TranslationStatus } from '@/lib/generated/prisma/enums'
import type {
  PlannedRevision,
  PlannedTranslation,
  SlugOwners,
  StoredTranslation,
  StoryToWrite,
  StoryTranslation,
} from './mutations-types'
import { distinctSlug, slugKey, translationSlug } from './slug'
import { uuidv7 } from './uuid'

/** Readers see these, now or when their time has come; so they have revisions and can be found. */
export function isReadable(status: TranslationStatus): boolean {
  return status === 'published' || status === 'scheduled'
}

/**
 * A body with its pictures' database ids.
 *
 * @throws ZodError when it does not fit the block vocabulary
 */
export function resolveBody(draft: BodyDraft, mediaIds: ReadonlyMap<string, string>): Body {
  return bodySchema.parse(
    draft.map((block) =>
      block.type === 'image' ? { id: block.id, type: 'image', mediaId: mediaIds.get(block.media) } : block,
    ),
  )
}

/** Addresses a translation could get: the one it asks for, or the one from its title and how that is told apart. */
export function slugCandidates(translation: StoryTranslation, shortCode: string): string[] {
  if (translation.slug !== null) return [translation.slug]
  const slug = translationSlug({ ...translation, shortCode })
  return [slug, distinctSlug({ slug, shortCode })]
}

export type SlugChoice = { ok: true; slugs: Map<string, string> } | { ok: false; path: string; reason: string }

/**
 * Addresses for a story's translations, by locale. A translation keeps its address unless the line names another: links
 * must not die because a title was corrected. A named address that is another story's is a fault; one that is another
 * story's old address is taken over; one made from the title gives way to both.
 */
export function chooseSlugs(choice: {
  story: StoryToWrite
  shortCode: string
  stored: (locale: string) => StoredTranslation | null
  owners: SlugOwners
}): SlugChoice {
  const { story, owners } = choice
  const slugs = new Map<string, string>()
  for (const translation of story.translations) {
    const { locale } = translation
    const stored = choice.stored(locale)
    const owner = (slug: string) => {
      const found = owners.get(slugKey({ locale, slug }))
      return found && found.story !== story.externalId ? found : null
    }
    const candidates = slugCandidates(translation, choice.shortCode)
    const slug =
      translation.slug !== null
        ? translation.slug
        : (stored?.slug ?? candidates.find((candidate) => !owner(candidate)) ?? candidates[0])
    const other = slug === undefined ? null : owner(slug)
    if (slug === undefined || other?.live) {
      const reason = `the address /${locale}/${slug} belongs to the story "${other?.story}"`
      return { ok: false, path: `$.translations.${locale}.slug`, reason }
    }
    slugs.set(locale, slug)
  }
  return { ok: true, slugs }
}

/** Notes which addresses a story has from here on, for the stories that come after it. */
export function claimSlugs(claim: {
  story: StoryToWrite
  slugs: Map<string, string>
  stored: (locale: string) => StoredTranslation | null
  owners: SlugOwners
}): void {
  const story = claim.story.externalId
  for (const [locale, slug] of claim.slugs) {
    const before = claim.stored(locale)?.slug
    if (before !== undefined && before !== slug)
      claim.owners.set(slugKey({ locale, slug: before }), { story, live: false })
    claim.owners.set(slugKey({ locale, slug }), { story, live: true })
  }
}

/** The revision a text needs: none when readers cannot see it, or when the newest one has the same text. */
function planRevision(translation: StoryTranslation, stored: StoredTranslation | null): PlannedRevision | null {
  if (!isReadable(translation.status) || stored?.revision?.same) return null
  const previous = stored?.revision
  const { publishedAt, updatedAt } = translation
  const createdAt = previous
    ? // A second state is as old as the correction the line tells of, or else as this import.
      updatedAt && updatedAt > previous.createdAt
      ? updatedAt
      : null
    : (updatedAt ?? publishedAt)
  return { id: uuidv7(), number: (previous?.number ?? 0) + 1, originalRevisionId: null, createdAt }
}

/** The translations of a story as they will be stored; each text is tied to the original's current revision. */
export function planTranslations(plan: {
  story: StoryToWrite
  bodies: Map<string, Body>
  slugs: Map<string, string>
  stored: (locale: string) => StoredTranslation | null
}): PlannedTranslation[] {
  const planned = plan.story.translations.map((translation): PlannedTranslation => {
    const stored = plan.stored(translation.locale)
    const body = plan.bodies.get(translation.locale) ?? []
    return {
      ...translation,
      id: stored?.id ?? uuidv7(),
      slug: plan.slugs.get(translation.locale) ?? '',
      body,
      wordCount: countWords(bodyText(body)),
      stored,
      revision: planRevision(translation, stored),
    }
  })
  const original = planned.find((translation) => translation.locale === plan.story.originalLocale)
  const originalRevisionId = original?.revision?.id ?? original?.stored?.revision?.id ?? null
  for (const translation of planned) {
    if (translation !== original && translation.revision) translation.revision.originalRevisionId = originalRevisionId
  }
  return planned
}
