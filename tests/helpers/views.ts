import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'
import { createViewCounter, type ViewCounter } from '@/lib/views/core/counter'
import type { Reader, Reading } from '@/lib/views/types'
import type { CreatedStory } from './stories'

/** A reader of their own for every number. */
export function reader(number: number): Reader {
  return { network: `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`, agent: 'Mozilla/5.0 Test' }
}

/** A reading of a story's first text, or the one at `index`. */
export function readingOf(story: CreatedStory, index = 0): Reading {
  return { articleId: story.articleId, translationId: story.translations[index]?.id ?? '', referrer: 'direct' }
}

/** Counters that are stopped, and spool directories that are removed, after each test. */
export function useCounters() {
  let counters: ViewCounter[] = []
  let directories: string[] = []
  afterEach(async () => {
    for (const counter of counters) await counter.stop()
    for (const directory of directories) rmSync(directory, { recursive: true, force: true })
    counters = []
    directories = []
  })
  function directory(): string {
    const made = mkdtempSync(path.join(tmpdir(), 'meridian-spool-'))
    directories.push(made)
    return made
  }
  return {
    directory,
    async start(options: { url: string; spool?: string; now?: () => number }): Promise<ViewCounter> {
      const counter = await createViewCounter({
        databaseUrl: options.url,
        spoolDirectory: options.spool ?? directory(),
        ...(options.now ? { now: options.now } : {}),
      })
      counters.push(counter)
      return counter
    },
    /** Stops one before the end of its test. */
    async stop(counter: ViewCounter): Promise<void> {
      counters = counters.filter((other) => other !== counter)
      await counter.stop()
    },
  }
}
