import path from 'node:path'
import { parseArgs } from 'node:util'
import { runImportBench } from '@/lib/bench/search-import/run'
import { runLatencyBench } from '@/lib/bench/search-latency/run'
import { runQualityBench } from '@/lib/bench/search-quality/run'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'

const typedIn = process.env.INIT_CWD ?? process.cwd()

function readArguments() {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      data: { type: 'string' },
      pairs: { type: 'string', default: '300' },
      latency: { type: 'boolean', default: false },
      fill: { type: 'boolean', default: false },
      import: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      stories: { type: 'string' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string', default: '.data/bench-search' },
    },
  })
  const sizes = (values.stories ?? (values.import ? '3000' : '1000,10000,100000')).split(',').map(Number)
  const [seed, count] = [Number(values.seed), Number(values.pairs)]
  if (!values.latency && !values.fill && !values.import && values.data === undefined)
    throw new Error('Say what to do: --data DIR, --latency, --fill or --import.')
  if (![...sizes, seed, count].every((number) => Number.isInteger(number) && number > 0))
    throw new Error('Numbers of stories and pairs and the seed are whole numbers.')
  const data = values.data === undefined ? null : path.resolve(typedIn, values.data)
  const { latency, fill, import: imports, verbose } = values
  return { sizes, seed, count, data, latency, fill, imports, verbose, directory: path.resolve(typedIn, values.keep) }
}

function checkedArguments() {
  try {
    return readArguments()
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('bad_arguments', { sentence, advice: 'More with --help.', cause })
  }
}

await runCommand(async () => {
  const { data, latency, fill, imports, ...options } = checkedArguments()
  const say = (line: string) => console.log(line)
  if (data !== null && !imports) await runQualityBench({ ...options, directory: data, say })
  if (latency || fill) await runLatencyBench({ ...options, measure: latency, say })
  if (imports) for (const stories of options.sizes) await runImportBench({ ...options, data, stories, say })
})
