import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { generateStories } from '@/lib/demo/generate'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'

async function main() {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { count: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
    allowPositionals: true,
  })
  const [file] = positionals
  const count = Number(values.count)
  const seed = Number(values.seed)
  if (file === undefined || !Number.isInteger(count) || !Number.isInteger(seed)) {
    const advice = 'Write: npm run generate-stories -- FILE.jsonl --count 1000. More with --help.'
    throw new Failure('bad_arguments', { sentence: 'A file and whole numbers are needed.', advice })
  }
  const target = path.resolve(process.env.INIT_CWD ?? process.cwd(), file)
  const lines = Readable.from(withLineEnds(generateStories({ count, seed })))
  await pipeline(lines, createWriteStream(target))
  console.log(`${count} stories written to ${target}`)
}

function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`
}

await runCommand(main)
