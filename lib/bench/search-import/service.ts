import { createDb, type PrismaClient } from '@/lib/db'
import { locales } from '@/lib/i18n/locales'
import { totalOf } from '@/lib/interchange/progress'
import { importFile } from '@/lib/interchange/service'
import { rebuildIndex } from '@/lib/search/rebuild/mutations'
import { processorSeconds } from '../processor'
import { residentMemory } from '../syndication/memory'
import type { ImportOrder, ImportResult, Pace } from './schema'

/** As the command has it. */
const statementTimeout = 120_000

type Moment = { at: number; stories: number; node: number; postgres: number | null }

type Run = (db: PrismaClient, order: ImportOrder, onProgress: (stories: number) => void) => Promise<void>

const run: Record<ImportOrder['command'], Run> = {
  async import(db, { file, mediaDirectory }, onProgress) {
    await importFile(file, {
      db,
      mediaDirectory,
      onProgress: (progress) => onProgress(totalOf(progress)),
      onRefusal({ label, faults }) {
        throw new Error(`${label}: ${faults[0]?.reason}`)
      },
    })
  },
  async reindex(db, _order, onProgress) {
    await rebuildIndex(db, { fromStart: true, onProgress: ({ done }) => onProgress(done / locales.length) })
  },
}

/** Does what the command does and looks at the clocks at the beginning, in the middle and at the end. */
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
    await run[order.command](db, order, (stories) => {
      if (middle === begin && stories >= order.stories / 2) middle = now(stories)
    })
    const end = now(order.stories)
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
