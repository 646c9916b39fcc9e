import type { Locale } from '@/lib/i18n/locales'
import { grains, samples } from './constants'

/*
 * Marks are lexemes that no text contains. They make filters, periods and samples part of the same intersection as the
 * words: a very common word and a rare mark cost what the rare mark costs, and no row is read in vain.
 */

const weekMilliseconds = 7 * 24 * 60 * 60 * 1000

/** Periods of 1, 8 and 64 weeks, so that a few of them make up any stretch of time. */
const periods = [
  { mark: '~w', shift: 0 },
  { mark: '~e', shift: 3 },
  { mark: '~y', shift: 6 },
] as const

/** Weeks since 1970 began, in UTC. */
export function weekOf(instant: Date): number {
  return Math.floor(instant.getTime() / weekMilliseconds)
}

/** A UUID in 22 characters. */
function shortId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

export const marks = {
  locale: (locale: Locale) => `~l${locale}`,
  section: (id: string) => `~s${shortId(id)}`,
  author: (id: string) => `~a${shortId(id)}`,
  tag: (id: string) => `~t${shortId(id)}`,
  sample: (number: number) => `~r${number}`,
  grain: (number: number) => `~g${number}`,
} as const

/** The last bytes of a UUIDv7 are random. */
export function grainOf(articleId: string): number {
  return Number.parseInt(articleId.slice(-4), 16) % grains
}

/** The sample of a grain: every 64th grain is of the same one. */
export function sampleOf(grain: number): number {
  return grain % samples
}

function periodMarks(week: number): string[] {
  return periods.map(({ mark, shift }) => `${mark}${week >> shift}`)
}

/**
 * The fewest period marks that make up a stretch of weeks.
 *
 * @param end exclusive
 * @example coverWeeks(0, 10) // ['~e0', '~w8', '~w9']
 */
export function coverWeeks(start: number, end: number): string[] {
  const cover: string[] = []
  for (let week = start; week < end; ) {
    const largest = periods.findLast(({ shift }) => {
      const length = 1 << shift
      return week % length === 0 && week + length <= end
    })
    const { mark, shift } = largest ?? periods[0]
    cover.push(`${mark}${week >> shift}`)
    week += 1 << shift
  }
  return cover
}

/** Every mark of a text. */
export function marksOf(text: {
  articleId: string
  locale: Locale
  sectionId: string
  authorIds: readonly string[]
  tagIds: readonly string[]
  publishedAt: Date
}): string[] {
  const grain = grainOf(text.articleId)
  return [
    marks.locale(text.locale),
    marks.section(text.sectionId),
    ...text.authorIds.map(marks.author),
    ...text.tagIds.map(marks.tag),
    marks.sample(sampleOf(grain)),
    marks.grain(grain),
    ...periodMarks(weekOf(text.publishedAt)),
  ]
}
