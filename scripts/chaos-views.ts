import { parseArgs } from 'node:util'
import { tortureViews } from '@/lib/bench/views/chaos'
import { runCommand } from '@/lib/runtime/command'

await runCommand(async () => {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '100' }, port: { type: 'string', default: '4785' } },
  })
  const result = await tortureViews({
    rounds: Number(values.rounds),
    port: Number(values.port),
    say: (text) => process.stderr.write(`· ${text}\n`),
  })
  console.log(
    `${result.kills} kills; ${result.acknowledged} answers for ${result.distinct} distinct views, ${result.stored} stored` +
      ` (${result.refused} were asked to come again).`,
  )
  if (result.stored === result.distinct) return
  console.error('✗ What is stored is not what was acknowledged.')
  process.exitCode = 1
})
