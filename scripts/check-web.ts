import { parseArgs } from 'node:util'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'
import { checks } from '@/lib/web-check/registry'
import { runChecks } from '@/lib/web-check/run-checks'

function chosen(names: string[]) {
  const unknown = names.find((name) => checks.every((check) => check.name !== name))
  if (unknown === undefined) return checks.filter(({ name }) => names.length === 0 || names.includes(name))
  const advice = `There are: ${checks.map(({ name }) => name).join(', ')}.`
  throw new Failure('bad_arguments', { sentence: `There is no check "${unknown}".`, advice })
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      origin: { type: 'string', default: 'http://localhost:3000' },
      gone: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  })
  const { origin } = new URL(values.origin)
  const good = await runChecks({
    origin,
    gone: values.gone,
    checks: chosen(positionals),
    say: (line) => console.log(line),
  })
  if (!good) process.exitCode = 1
})
