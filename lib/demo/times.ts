import type { StoryToWrite } from '@/lib/articles/mutations-types'

const minute = 60_000

/** Minutes between the newest story and the moment of seeding: a demo with old news looks dead. */
const ageOfNewest = 25

/**
 * Whole minutes by which the demo's times have to move.
 *
 * @param times when its published texts appeared, as written in the files
 */
export function shiftFor(times: readonly Date[], now: Date): number {
  const newest = Math.max(...times.map((time) => time.getTime()))
  return Math.floor((now.getTime() - newest) / minute) - ageOfNewest
}

function later(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * minute)
}

/** The story as if it had been written that many minutes later. */
export function shiftStory(story: StoryToWrite, minutes: number): StoryToWrite {
  return {
    ...story,
    translations: story.translations.map((translation) => ({
      ...translation,
      publishedAt: later(translation.publishedAt, minutes),
      updatedAt: translation.updatedAt && later(translation.updatedAt, minutes),
    })),
  }
}
