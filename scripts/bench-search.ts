import path from 'node:path'
import { parseArgs } from 'node:util'
import { runLatencyBench } from '@/lib/bench/search-latency/run'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'

const typedIn = process.env.INIT_CWD ?? process.cwd()

function readArguments() {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      latency: { type: 'boolean', default: false },
      stories: { type: 'string', default: '1000,10000,100000' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string', default: '.data/bench-search' },
    },
  })
  const sizes = values.stories.split(',').map(Number)
  const seed = Number(values.seed)
  if (!values.latency) throw new Error('Say what to measure: --latency.')
  if (![...sizes, seed].every((number) => Number.isInteger(number) && number > 0))
    throw new Error('Numbers of stories and the seed are whole numbers.')
  return { sizes, seed, directory: path.resolve(typedIn, values.keep) }
}

function checkedArguments() {
  try {
    return readArguments()
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message : String(cause)
    throw new Failure('bad_arguments', { sentence, advice: 'More with --help.', cause })
  }
}

await runCommand(() => runLatencyBench({ ...checkedArguments(), say: (line) => console.log(line) }))
