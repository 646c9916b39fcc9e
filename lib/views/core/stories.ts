import type { Pool } from 'pg'
import type { StoryFacts } from '../types'
import { createGroupCommit } from './group-commit'
import { loadStories } from './store'

/** Stories whose facts are kept in memory. */
const remembered = 50_000

/** Facts older than this are looked up again when they are used: another instance may have counted. Milliseconds. */
const fresh = 4_000

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
      known.loadedAt = loaded.loadedAt
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
    const loaded = await loadStories({ pool, articleIds: [...new Set(articleIds)], now: now() })
    return articleIds.map((id) => {
      const facts = loaded.get(id)
      if (facts) return keep(id, facts)
      stories.delete(id)
      return null
    })
  }

  const looks = createGroupCommit({ commit: load, limit: 20_000, largest: 500 })
  const underWay = new Set<string>()

  /** Looks again without anybody waiting for it. */
  function refresh(articleId: string, story: StoryFacts): void {
    if (now() - story.loadedAt < fresh || underWay.has(articleId)) return
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
