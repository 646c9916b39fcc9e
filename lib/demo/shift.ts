import { z } from 'zod'
import type { StoryToWrite } from '@/lib/articles/mutations-types'

const datedSchema = z.object({ publishedAt: z.iso.datetime() })

/** When the newest of the stories was published, in milliseconds since 1970. */
export function newestPublication(stories: readonly string[]): number {
  return Math.max(...stories.map((text) => Date.parse(datedSchema.parse(JSON.parse(text)).publishedAt)))
}

/**
 * Moves a story in time by whole minutes: a demo with old news looks dead.
 *
 * @param milliseconds how far; negative into the past
 */
export function shiftStory(story: StoryToWrite, milliseconds: number): StoryToWrite {
  const distance = Math.round(milliseconds / 60_000) * 60_000
  const move = (moment: Date) => new Date(moment.getTime() + distance)
  return {
    ...story,
    translations: story.translations.map((translation) => ({
      ...translation,
      publishedAt: move(translation.publishedAt),
      updatedAt: translation.updatedAt && move(translation.updatedAt),
    })),
  }
}
