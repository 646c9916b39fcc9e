import { parseArgs } from 'node:util'
import { starveViews, tortureViews } from '@/lib/bench/views/chaos'
import { moveClock } from '@/lib/bench/views/clock'
import { guessReaders } from '@/lib/bench/views/guess/service'
import { runCommand } from '@/lib/runtime/command'

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '100' },
      outage: { type: 'string' },
      guess: { type: 'string' },
      clock: { type: 'boolean', default: false },
      port: { type: 'string', default: '4785' },
    },
  })
  const say = (text: string) => void process.stderr.write(`· ${text}\n`)
  if (values.guess) {
    const report = await guessReaders({ addresses: Number(values.guess), say })
    console.log(
      `${report.tried} addresses in ${Math.round(report.seconds)} s: of ${report.readers} readers ${report.before} were found in the day's keys,` +
        ` ${report.left} in what is left; files that hold a key or the salt: ${report.files.before} during the day, ${report.files.left} after it.`,
    )
    if (report.before !== report.readers || report.left + report.files.left > 0 || report.files.before === 0)
      process.exitCode = 1
    return
  }
  const options = { port: Number(values.port), say }
  if (values.clock) {
    const checks = await moveClock(options)
    const wrong = checks.filter(({ holds }) => !holds)
    console.log(`${checks.length} looked at, ${wrong.length} not as they should be.`)
    if (wrong.length > 0) process.exitCode = 1
    return
  }
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
