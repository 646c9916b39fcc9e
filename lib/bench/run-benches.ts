import { writeFileSync } from 'node:fs'
import { endOnSignals } from '@/lib/runtime/signals'
import { createTeardown } from '@/lib/runtime/teardown'
import { formatTable, holds, newReport, type Report } from './report'
import { type BenchSite, startBenchSite } from './site'
import type { Bench, BenchContext } from './types'

type Input = { benches: readonly Bench[]; port: number; data: string; quick: boolean; json: string | undefined }

/** Runs benches one after another and prints a table after each. False when a promise is not kept or a bench failed. */
export async function runBenches(input: Input): Promise<boolean> {
  const teardown = createTeardown()
  const signals = endOnSignals(teardown.run)
  const report = newReport()
  let kept = true
  print(
    `${report.machine}, Node ${report.node}, ${report.pinned ? 'one core serves, another loads' : 'cores are shared'}`,
  )
  const context = createContext({ ...input, defer: teardown.add })
  try {
    for (const bench of input.benches) {
      print(`\n== ${bench.name}: ${bench.about}`)
      const rows = await bench.run(context)
      report.benches[bench.name] = rows
      print(`\n${formatTable(rows)}`)
      kept &&= rows.every((row) => holds(row) !== false)
      save(report, input.json)
    }
  } finally {
    await teardown.run()
    signals.off()
  }
  return kept
}

function createContext(input: Pick<Input, 'port' | 'data' | 'quick'> & Pick<BenchContext, 'defer'>): BenchContext {
  let site: Promise<BenchSite> | undefined
  async function stopSite(): Promise<void> {
    const running = await site?.catch(() => undefined)
    site = undefined
    await running?.stop()
  }
  input.defer(stopSite)
  return {
    ...input,
    say: (text) => print(`· ${text}`),
    site() {
      if (!site) print('· starting the site')
      site ??= startBenchSite({ port: input.port, data: input.data })
      return site
    },
    stopSite,
  }
}

function save(report: Report, file: string | undefined): void {
  if (file) writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
