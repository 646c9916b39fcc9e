import { spawn } from 'node:child_process'
import { createWriteStream, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { generateStories } from '@/lib/demo/generate'
import { dataPaths, projectRoot } from '@/lib/runtime/paths'
import { runProgram } from '@/lib/runtime/run-program'
import { postgresPid } from '../processor'
import { withTemporaryDatabase } from '../temporary-database'
import { recombineStories } from './recombine'
import { type ImportOrder, type ImportResult, importResultSchema, type Pace } from './schema'

const manifestSchema = z.object({ scripts: z.object({ import: z.string(), reindex: z.string() }) })

/** How much memory a command may have, as package.json says. */
function heapFlags(command: ImportOrder['command']): string[] {
  const manifest = readFileSync(path.join(projectRoot, 'package.json'), 'utf8')
  return manifestSchema.parse(JSON.parse(manifest)).scripts[command].match(/--max-[a-z-]+=\d+/g) ?? []
}

/**
 * Imports stories, invented ones unless told otherwise, into an empty database of their own and writes their index anew, each in
 * a process of its own, and says how fast that went.
 */
export async function runImportBench(options: {
  stories: number
  seed: number
  /** A directory with stories (news*.jsonl) of whose paragraphs these are made. */
  data: string | null
  say: (line: string) => void
}): Promise<void> {
  const { stories, seed, data, say } = options
  const made = { count: stories, seed }
  const lines = data === null ? generateStories(made) : recombineStories(newsIn(data), made)
  await withTemporaryDatabase(async ({ url, directory }) => {
    const file = path.join(directory, 'stories.jsonl')
    await pipeline(Readable.from(withLineEnds(lines)), createWriteStream(file))
    const mediaDirectory = path.join(directory, 'media')
    const postgres = postgresPid(dataPaths(directory).cluster)
    for (const command of ['import', 'reindex'] as const) {
      const result = await runApart(directory, { command, file, stories, databaseUrl: url, mediaDirectory, postgres })
      say(describeRun({ command, stories }, result))
    }
  })
}

function newsIn(directory: string): string {
  const name = readdirSync(directory).find((file) => /^news.*\.jsonl$/.test(file))
  if (name === undefined) throw new Error(`${directory} has no stories: no file news*.jsonl.`)
  return path.join(directory, name)
}

function* withLineEnds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`
}

async function runApart(root: string, order: ImportOrder): Promise<ImportResult> {
  const file = path.join(root, 'order.json')
  writeFileSync(file, JSON.stringify(order))
  const script = fileURLToPath(new URL('./process.ts', import.meta.url))
  const args = [...heapFlags(order.command), '--import', 'tsx', script, file]
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: 'pipe' })
  const { status, output } = await runProgram({ child })
  if (status !== 0) throw new Error(`the process for ${order.command} failed:\n${output}`)
  return importResultSchema.parse(JSON.parse(output))
}

/** A table in Markdown. */
export function describeRun(
  { command, stories }: Pick<ImportOrder, 'command' | 'stories'>,
  { whole, later, peak }: ImportResult,
): string {
  const number = (value: number | null) => (value === null ? '?' : value.toFixed(1)).padStart(8)
  const row = (name: string, { rate, node, postgres }: Pace) =>
    `| ${name.padEnd(11)} | ${number(rate)} | ${number(node)} | ${number(postgres)} |`
  return [
    `${command}, ${stories.toLocaleString('en')} stories in three languages`,
    '',
    '|             | stories/s | Node, ms of a core a story | PostgreSQL, ms of a core a story |',
    '|---|---:|---:|---:|',
    row('whole file', whole),
    row('second half', later),
    '',
    `At most ${peak === null ? '?' : Math.round(peak / 1024 ** 2)} MB in memory.`,
    '',
  ].join('\n')
}
