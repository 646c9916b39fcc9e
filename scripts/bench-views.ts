import { parseArgs } from 'node:util'
import { formatTable, holds } from '@/lib/bench/report'
import { runCommand } from '@/lib/runtime/command'
import { benchViews } from '@/lib/views/bench/run'

await runCommand(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4780' }, quick: { type: 'boolean', default: false } },
  })
  const rows = await benchViews({
    port: Number(values.port),
    quick: values.quick,
    say: (text) => process.stderr.write(`· ${text}\n`),
  })
  console.log(formatTable(rows))
  if (rows.some((row) => holds(row) === false)) process.exitCode = 1
})
