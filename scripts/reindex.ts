import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'
import { runRebuild } from '@/lib/search/rebuild/service'

function readArguments() {
  try {
    const { values } = parseArgs({
      args: process.argv.slice(2),
      options: { restart: { type: 'boolean', default: false }, data: { type: 'string' } },
    })
    return values
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('bad_arguments', {
      sentence,
      advice: 'Write: npm run reindex -- [--restart]. More with --help.',
      cause,
    })
  }
}

async function main() {
  const { restart, data } = readArguments()
  const typedIn = process.env.INIT_CWD ?? process.cwd()
  const directory = resolveDataDirectory({ flag: data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(directory, async ({ databaseUrl }) => {
    console.log(await runRebuild({ databaseUrl, restart, output: process.stderr }))
  })
}

await runCommand(main)
