import { grains, rankedTexts, samples } from './constants'
import { coverWeeks, marks, weekOf } from './marks'
import { allOf, anyOf, lexeme, type Match, toTsquery } from './match'

/** Texts published in each week. */
export type WeekCounts = ReadonlyMap<number, number>

/** Parts of all texts that are looked at one after the other until there are enough hits. */
export type Questions = {
  /** Marks of each part, as a tsquery; null for everything. */
  parts: (string | null)[]
  /** Each part has texts older than this only. */
  before: Date[]
  /** How large the parts are, compared with each other. */
  sizes: number[]
  /** Marks of everything that may be found; null when that is everything there is. */
  rest: string | null
}

/** Later than everything; PostgreSQL's own "infinity" has no Date. */
export const always = new Date('9999-01-01T00:00:00Z')

const weekStart = (week: number) => new Date(week * 7 * 86_400_000)

/**
 * Ever longer stretches of time, the newest first: a very common word is answered by the first, and only a rare one asks for
 * all, which is then cheap. The stretches grow with the number of texts in them, so a site of one month and an archive of
 * thirty years ask equally often.
 *
 * @param period first and last instant that may be found
 */
export function questionsByTime({
  weeks,
  now,
  since,
  until,
}: {
  weeks: WeekCounts
  now: Date
  since: Date | null
  until: Date | null
}): Questions {
  const first = since ? weekOf(since) : Number.NEGATIVE_INFINITY
  // A week more than today's: the database's clock decides what is public, not this one.
  const end = Math.min(weekOf(now) + 2, until ? weekOf(until) + 1 : Number.POSITIVE_INFINITY)
  const isLimited = since !== null && Number.isFinite(first)
  const within = [...weeks].filter(([week]) => week >= first && week < end).sort(([a], [b]) => b - a)
  const { periods, left } = cutPeriods(within, end)
  const last = { end: left.end, texts: left.texts, marks: isLimited ? during(first, left.end) : null }
  const isNothing = isLimited && first >= left.end && periods.length > 0
  const all = isNothing ? periods : [...periods, last]
  return {
    parts: all.map(({ marks }) => marks),
    before: all.map(({ end }) => (all.length === 1 && until === null ? always : weekStart(end))),
    sizes: all.map(({ texts }) => texts),
    rest: isLimited ? during(first, end) : null,
  }
}

/** Weeks before `end`. */
type Period = { end: number; texts: number; marks: string | null }

/** Cuts weeks, the newest first, into periods that have ever more texts. */
function cutPeriods(weeks: readonly (readonly [number, number])[], newest: number) {
  const periods: Period[] = []
  let left = { end: newest, texts: 0 }
  let wanted = rankedTexts * 3
  for (const [week, texts] of weeks) {
    left.texts += texts
    if (left.texts < wanted) continue
    periods.push({ ...left, marks: during(week, left.end) })
    left = { end: week, texts: 0 }
    wanted *= 2
  }
  return { periods, left }
}

/** @param end exclusive */
function anyWeek(start: number, end: number): Match {
  return anyOf(coverWeeks(start, end).map(lexeme))
}

function during(start: number, end: number): string | null {
  return start < end ? toTsquery(anyWeek(start, end)) : null
}

/** A part of all stories: the marks of its texts, how many grains it has, and how many it and those before it have. */
export type SamplePart = { marks: string[]; grains: number; asked: number }

/**
 * Parts of all stories that are asked one after the other: each makes what was asked before several times as much.
 *
 * @example sampleParts()[0] // { marks: ['~g0'], grains: 1, asked: 1 }
 */
export function sampleParts(): SamplePart[] {
  const grainsOfSample = grains / samples
  const first = Array.from({ length: grainsOfSample }, (_, number) => marks.grain(number * samples))
  const parts = [first.slice(0, 1), first.slice(1, 4), first.slice(4)].map((own) => ({
    marks: own,
    grains: own.length,
  }))
  for (let next = 1; next < samples; next *= 2) {
    const own = Array.from({ length: next }, (_, number) => marks.sample(next + number))
    parts.push({ marks: own, grains: own.length * grainsOfSample })
  }
  let asked = 0
  return parts.map((part) => {
    asked += part.grains
    return { ...part, asked }
  })
}

/**
 * One part of the stories after the other, see `sampleParts`.
 *
 * @param period first and last instant that may be found
 */
export function questionsBySample(period: { since: Date; until: Date } | null): Questions {
  const within = period && anyWeek(weekOf(period.since), weekOf(period.until) + 1)
  const parts = sampleParts()
  return {
    parts: parts.map((part) => {
      const sample = anyOf(part.marks.map(lexeme))
      return toTsquery(within ? allOf([within, sample]) : sample)
    }),
    before: parts.map(() => always),
    sizes: parts.map((part) => part.grains),
    rest: within && toTsquery(within),
  }
}
