import { parseArgs } from 'node:util'
import { seedDemo } from '@/lib/demo/seed'
import { describeResult } from '@/lib/interchange/progress'
import { createRefresher } from '@/lib/interchange/refresher'
import { runCommand } from '@/lib/runtime/command'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'

const typedIn = process.env.INIT_CWD ?? process.cwd()

async function main() {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { data: { type: 'string' } } })
  const directory = resolveDataDirectory({ flag: values.data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(directory, async (session) => {
    const started = performance.now()
    const refresher = createRefresher(session)
    const counts = await seedDemo({ databaseUrl: session.databaseUrl, dataDir: session.dataDirectory })
    refresher.changed()
    await refresher.finish()
    console.log(describeResult({ ...counts, milliseconds: performance.now() - started }, false))
  })
}

await runCommand(main)
