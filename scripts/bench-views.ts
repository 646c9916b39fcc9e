import { parseArgs } from 'node:util'
import { formatTable, holds } from '@/lib/bench/report'
import { benchViews } from '@/lib/bench/views/run'
import { benchRush } from '@/lib/bench/views/rush'
import { runCommand } from '@/lib/runtime/command'

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4780' },
      quick: { type: 'boolean', default: false },
      rush: { type: 'string' },
    },
  })
  const say = (text: string) => process.stderr.write(`· ${text}\n`)
  const rows = values.rush
    ? await benchRush({ article: new URL(values.rush).pathname, origin: new URL(values.rush).origin, readers: 10_000 })
    : await benchViews({ port: Number(values.port), quick: values.quick, say })
  console.log(formatTable(rows))
  if (rows.some((row) => holds(row) === false)) process.exitCode = 1
})
