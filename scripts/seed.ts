import { parseArgs } from 'node:util'
import { seedDemo } from '@/lib/demo/seed'
import { runCommand } from '@/lib/runtime/command'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'

async function main() {
  const { values } = parseArgs({ args: process.argv.slice(2), options: { data: { type: 'string' } } })
  const typedIn = process.env.INIT_CWD ?? process.cwd()
  const dataDir = resolveDataDirectory({ flag: values.data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(dataDir, async ({ databaseUrl }) => {
    const counts = await seedDemo({ databaseUrl, dataDir, onProgress: (text) => process.stderr.write(`${text}\n`) })
    console.log(`Demo: ${counts.created} created, ${counts.updated} updated, ${counts.unchanged} unchanged`)
  })
}

await runCommand(main)
