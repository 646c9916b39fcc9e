import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureBuild } from '@/lib/runtime/build'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { loadSecrets } from '@/lib/runtime/secrets'
import { serverEnvironment } from '@/lib/runtime/server-environment'
import { type Arena, openArena } from './arena'
import type { Scenario } from './types'

export type ChaosReport = { name: string; title: string; seconds: number; seen: string; fault: string | null }[]

const address = { origin: 'http://localhost:3000', port: 3000 }

/** Runs scenarios one after another, in one arena; a fault ends its scenario, not the others. */
export async function runChaos(options: {
  scenarios: readonly Scenario[]
  form: 'short' | 'long'
  say: (text: string) => void
}): Promise<ChaosReport> {
  const { say } = options
  const build = mkdtempSync(path.join(tmpdir(), 'meridian-chaos-build-'))
  const paths = dataPaths(build)
  const arena = await openArena({ checkout: projectRoot, origin: address.origin })
  const report: ChaosReport = []
  try {
    const { secrets } = loadSecrets(paths.secrets)
    const databaseUrl = arena.server.url
    const environment = {
      ...serverEnvironment({ mode: 'production', paths, secrets, databaseUrl, address }),
      // Always the same, or every run would need a build of its own.
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    }
    say('building the site, if it is not built')
    const { serving } = await ensureBuild({ paths, environment, progress: say })
    try {
      for (const scenario of options.scenarios) report.push(await runOne({ arena, scenario, form: options.form, say }))
    } finally {
      serving.release()
    }
  } finally {
    await arena.close()
    rmSync(build, { recursive: true, force: true })
  }
  return report
}

async function runOne(input: {
  arena: Arena
  scenario: Scenario
  form: 'short' | 'long'
  say: (text: string) => void
}): Promise<ChaosReport[number]> {
  const { arena, scenario, form, say } = input
  const started = performance.now()
  say(`\n${scenario.title}`)
  let [seen, fault]: [string, string | null] = ['', null]
  try {
    const size = scenario.sizes[form]
    seen = await scenario.run({ arena, size, isMeasured: form === 'long', say: (text) => say(`  ${text}`) })
  } catch (error) {
    fault = error instanceof Error ? error.message : String(error)
  }
  const seconds = (performance.now() - started) / 1_000
  say(`${fault ? '✗' : '✓'} ${fault ?? seen} (${seconds.toFixed(1)} s)`)
  return { name: scenario.name, title: scenario.title, seconds, seen, fault }
}
