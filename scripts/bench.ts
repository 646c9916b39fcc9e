import path from 'node:path'
import { parseArgs } from 'node:util'
import { benches } from '@/lib/bench/registry'
import { runBenches } from '@/lib/bench/run-benches'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'
import { resolveDataDirectory } from '@/lib/runtime/paths'

const typedIn = process.env.INIT_CWD ?? process.cwd()

function chosen(names: string[]) {
  const unknown = names.find((name) => benches.every((bench) => bench.name !== name))
  if (unknown === undefined) return benches.filter(({ name }) => names.length === 0 || names.includes(name))
  const advice = `There are: ${benches.map(({ name }) => name).join(', ')}.`
  throw new Failure('bad_arguments', { sentence: `There is no bench "${unknown}".`, advice })
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      port: { type: 'string', default: '4790' },
      data: { type: 'string' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const kept = await runBenches({
    benches: chosen(positionals),
    port: Number(values.port),
    data: resolveDataDirectory({ flag: values.data, variable: '.bench', typedIn }),
    quick: values.quick,
    json: values.json === undefined ? undefined : path.resolve(typedIn, values.json),
  })
  if (!kept) process.exitCode = 1
})
