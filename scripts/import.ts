import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { runImport } from '@/lib/interchange/import'
import { describeResult } from '@/lib/interchange/progress'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'

const typedIn = process.env.INIT_CWD ?? process.cwd()
const advice = 'Write: npm run import -- FILE.jsonl [--dry-run]. More with --help.'

/** Without "--", npm keeps the flags for itself, and a dry run would be a real one. */
function refuseSwallowedFlags() {
  const swallowed = ['dry-run', 'data'].find(
    (flag) => process.env[`npm_config_${flag.replace('-', '_')}`] !== undefined,
  )
  if (!swallowed || !process.env.npm_lifecycle_event) return
  throw new Failure('bad_arguments', { sentence: `npm kept the flag --${swallowed} for itself.`, advice })
}

function readArguments() {
  refuseSwallowedFlags()
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      options: { 'dry-run': { type: 'boolean', default: false }, data: { type: 'string' } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) throw new Error('Exactly one file is needed.')
    return { file: path.resolve(typedIn, file), dryRun: values['dry-run'], data: values.data }
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('bad_arguments', { sentence, advice, cause })
  }
}

async function checkFile(file: string) {
  try {
    if ((await stat(file)).isFile()) return
  } catch (cause) {
    throw new Failure('bad_arguments', { sentence: `${file} cannot be read.`, advice, cause })
  }
  throw new Failure('bad_arguments', { sentence: `${file} is not a file.`, advice })
}

async function main() {
  const { file, dryRun, data } = readArguments()
  await checkFile(file)
  const directory = resolveDataDirectory({ flag: data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(directory, async (session) => {
    const result = await runImport({ file, dryRun, session, output: process.stderr }).catch(explain)
    console.log(describeResult(result, dryRun))
    if (result.refused > 0) process.exitCode = 1
  })
}

/** A database that goes away in the middle is no fault of ours: what to do about it is more use than a stack. */
function explain(cause: unknown): never {
  const isDatabase = cause instanceof Error && cause.name.startsWith('PrismaClient')
  if (!isDatabase) throw cause
  throw new Failure('database_unreachable', {
    sentence: 'The import stopped, because the database did not answer.',
    advice: 'What was imported until then stays; run the same command again to continue.',
    detail: cause.message,
    cause,
  })
}

await runCommand(main)
