import { parseArgs } from 'node:util'
import { formatTable, holds } from '@/lib/bench/report'
import { benchViews } from '@/lib/bench/views/run'
import { benchRush } from '@/lib/bench/views/rush'
import { runCommand } from '@/lib/runtime/command'
import { resolveDataDirectory } from '@/lib/runtime/paths'

const typedIn = process.env.INIT_CWD ?? process.cwd()

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4780' },
      data: { type: 'string' },
      quick: { type: 'boolean', default: false },
      rush: { type: 'boolean', default: false },
    },
  })
  const say = (text: string) => process.stderr.write(`· ${text}\n`)
  const options = { port: Number(values.port), quick: values.quick, say }
  const data = resolveDataDirectory({ flag: values.data, variable: '.bench', typedIn })
  const rows = values.rush ? await benchRush({ ...options, data }) : await benchViews(options)
  console.log(formatTable(rows))
  if (rows.some((row) => holds(row) === false)) process.exitCode = 1
})
