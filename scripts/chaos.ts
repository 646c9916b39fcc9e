import { parseArgs } from 'node:util'
import { allScenarios } from '@/lib/chaos/registry'
import { runChaos } from '@/lib/chaos/run-chaos'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: { short: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const unknown = positionals.find((name) => !allScenarios.some((scenario) => scenario.name === name))
  if (unknown) {
    throw new Failure('bad_arguments', {
      sentence: `There is no scenario "${unknown}".`,
      advice: `They are called ${allScenarios.map(({ name }) => name).join(', ')}.`,
    })
  }
  const chosen = allScenarios.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  const report = await runChaos({
    scenarios: chosen,
    form: values.short ? 'short' : 'long',
    say: (text) => process.stderr.write(`${text}\n`),
  })
  for (const { name, seconds, seen, fault } of report)
    console.log(`${fault ? '✗' : '✓'} ${name.padEnd(22)} ${seconds.toFixed(0).padStart(5)} s  ${fault ?? seen}`)
  if (report.some(({ fault }) => fault !== null)) process.exitCode = 1
})
