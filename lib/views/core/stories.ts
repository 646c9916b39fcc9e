import type { Pool } from 'pg'
import type { StoryFacts } from '../types'
import { createGroupCommit } from './group-commit'
import { loadStories } from './store'

/** Stories whose facts are kept in memory. */
const remembered = 50_000

/** Facts are looked up again after this at the soonest: another instance may have counted. Milliseconds. */
const soonest = 4_000

/** Part of the time that may be spent looking at one story. */
const share = 0.05

/**
 * When to look again after a look of this length. A look counts the rows of the open days, so the number of a story that
 * millions read in a day takes long to find, and finding it anew every four seconds would keep a core busy. What this
 * process counts is in its number without looking. Up to half a second, pages stay right within ten (`numbersRightWithin`).
 *
 * @param took milliseconds
 * @returns milliseconds from now
 */
export function lookAgainAfter(took: number): number {
  return Math.max(soonest, took / share)
}

/**
 * The numbers of stories that are being read. What this process counts is added at once; what others count arrives
 * with the next look, which never lowers a number: it may have been taken before our last commit.
 */
export function createStories({ pool, now }: { pool: Pool; now: () => number }) {
  const stories = new Map<string, StoryFacts>()

  function keep(articleId: string, loaded: StoryFacts): StoryFacts {
    const known = stories.get(articleId)
    if (known) {
      known.total = Math.max(known.total, loaded.total)
      known.translations = loaded.translations
      known.staleAt = loaded.staleAt
      return known
    }
    if (stories.size >= remembered) {
      const [oldest] = stories.keys()
      if (oldest !== undefined) stories.delete(oldest)
    }
    stories.set(articleId, loaded)
    return loaded
  }

  async function load(articleIds: string[]): Promise<(StoryFacts | null)[]> {
    const started = performance.now()
    const loaded = await loadStories({ pool, articleIds: [...new Set(articleIds)] })
    const staleAt = now() + lookAgainAfter(performance.now() - started)
    return articleIds.map((id) => {
      const facts = loaded.get(id)
      if (facts) return keep(id, { ...facts, staleAt })
      stories.delete(id)
      return null
    })
  }

  const looks = createGroupCommit({ commit: load, limit: 20_000, largest: 500 })
  const underWay = new Set<string>()

  /** Looks again without anybody waiting for it. */
  function refresh(articleId: string, story: StoryFacts): void {
    if (now() < story.staleAt || underWay.has(articleId)) return
    underWay.add(articleId)
    looks
      .add(articleId)
      .catch(() => null)
      .finally(() => underWay.delete(articleId))
  }

  return {
    /** What is known without asking the database. */
    peek(articleId: string): StoryFacts | undefined {
      const story = stories.get(articleId)
      if (story) refresh(articleId, story)
      return story
    },
    /** Null when there is no such story. */
    async get(articleId: string): Promise<StoryFacts | null> {
      return this.peek(articleId) ?? looks.add(articleId)
    },
    load,
    idle: () => looks.idle(),
  }
}

export type Stories = ReturnType<typeof createStories>
