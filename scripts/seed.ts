import { parseArgs } from 'node:util'
import { seedDemo } from '@/lib/demo/seed'
import { describeResult } from '@/lib/interchange/progress'
import { runCommand } from '@/lib/runtime/command'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'

const typedIn = process.env.INIT_CWD ?? process.cwd()

async function main() {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { data: { type: 'string' } } })
  const directory = resolveDataDirectory({ flag: values.data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(directory, async (session) => {
    const started = performance.now()
    const counts = await seedDemo({ databaseUrl: session.databaseUrl, dataDir: session.dataDirectory })
    console.log(describeResult({ ...counts, milliseconds: performance.now() - started }, false))
  })
}

await runCommand(main)
