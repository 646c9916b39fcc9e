import { parseArgs } from 'node:util'
import { daySchema } from '@/lib/i18n/calendar'
import { runCommand } from '@/lib/runtime/command'
import { withClient } from '@/lib/runtime/database-client'
import { Failure } from '@/lib/runtime/failures'
import { resolveDataDirectory } from '@/lib/runtime/paths'
import { withDatabase } from '@/lib/runtime/session'
import { formatReport, makeCsv, makeReport } from '@/lib/views/report'

const typedIn = process.env.INIT_CWD ?? process.cwd()
const advice = 'Write: npm run views -- report --from 2026-11-01 --to 2026-11-30 [--csv]. More with --help.'

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        csv: { type: 'boolean', default: false },
        data: { type: 'string' },
      },
      allowPositionals: true,
    })
    if (positionals.length !== 1 || positionals[0] !== 'report') throw new Error('The only command is "report".')
    return { from: day('from', values.from), to: day('to', values.to), csv: values.csv, data: values.data }
  } catch (cause) {
    throw new Failure('bad_arguments', { sentence: cause instanceof Error ? cause.message : String(cause), advice })
  }
}

function day(name: string, value: string | undefined): string {
  const parsed = daySchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Error(value === undefined ? `--${name} is missing.` : `--${name} "${value}" is no day (yyyy-mm-dd).`)
}

await runCommand(async () => {
  const { csv, data, ...range } = readArguments()
  const directory = resolveDataDirectory({ flag: data, variable: process.env.MERIDIAN_DATA_DIR, typedIn })
  await withDatabase(directory, async ({ databaseUrl }) => {
    const text = await withClient(databaseUrl, async (client) =>
      csv ? makeCsv(client, range) : formatReport(await makeReport(client, range)),
    )
    process.stdout.write(text)
  })
})
