import { createDb } from '@/lib/db'
import { totalOf } from '@/lib/interchange/progress'
import { importFile } from '@/lib/interchange/service'
import { processorSeconds } from '../processor'
import { residentMemory } from '../syndication/memory'
import type { ImportOrder, ImportResult, Pace } from './schema'

/** As the command has it. */
const statementTimeout = 120_000

type Moment = { at: number; stories: number; node: number; postgres: number | null }

/** Imports as the command does and looks at the clocks at the beginning, in the middle and at the end. */
export async function measureImport(order: ImportOrder): Promise<ImportResult> {
  const db = createDb({ url: order.databaseUrl, poolSize: 2, statementTimeout })
  const now = (stories: number): Moment => {
    const { user, system } = process.cpuUsage()
    const postgres = processorSeconds(order.postgres)
    return { at: performance.now(), stories, node: (user + system) / 1e6, postgres }
  }
  try {
    const begin = now(0)
    let middle = begin
    const counts = await importFile(order.file, {
      db,
      mediaDirectory: order.mediaDirectory,
      onProgress(progress) {
        const stories = totalOf(progress)
        if (middle === begin && stories >= order.stories / 2) middle = now(stories)
      },
      onRefusal({ label, faults }) {
        throw new Error(`${label}: ${faults[0]?.reason}`)
      },
    })
    const end = now(totalOf(counts))
    return { whole: paceOf(begin, end), later: paceOf(middle, end), peak: peakMemory() }
  } finally {
    await db.$disconnect()
  }
}

function paceOf(from: Moment, to: Moment): Pace {
  const stories = to.stories - from.stories
  return {
    rate: (stories / (to.at - from.at)) * 1000,
    node: ((to.node - from.node) / stories) * 1000,
    postgres: to.postgres === null || from.postgres === null ? null : ((to.postgres - from.postgres) / stories) * 1000,
  }
}

function peakMemory(): number | null {
  try {
    return residentMemory(process.pid).peak
  } catch {
    return null
  }
}
