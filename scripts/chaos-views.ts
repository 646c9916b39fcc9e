import { parseArgs } from 'node:util'
import { starveViews, tortureViews } from '@/lib/bench/views/chaos'
import { runCommand } from '@/lib/runtime/command'

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '100' },
      outage: { type: 'string' },
      port: { type: 'string', default: '4785' },
    },
  })
  const options = { port: Number(values.port), say: (text: string) => void process.stderr.write(`· ${text}\n`) }
  const { acknowledged, distinct, stored, refused } = values.outage
    ? await starveViews({ ...options, seconds: Number(values.outage) })
    : await tortureViews({ ...options, rounds: Number(values.rounds) })
  console.log(
    `${acknowledged} answers for ${distinct} distinct views, ${stored} stored (${refused} were asked to come again).`,
  )
  if (stored === distinct) return
  console.error('✗ What is stored is not what was acknowledged.')
  process.exitCode = 1
})
