import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeBundle } from '@/lib/bundle/make-bundle'
import { runCommand } from '@/lib/runtime/command'
import { Failure } from '@/lib/runtime/failures'

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [directory] = positionals
  const origin = process.env.MERIDIAN_ORIGIN
  if (!directory || !origin) {
    const advice = 'Write: MERIDIAN_ORIGIN=https://news.example.org npm run bundle -- DIR. More with --help.'
    throw new Failure('bad_arguments', { sentence: 'A directory and the public address are needed.', advice })
  }
  // A database of its own for the time of the build: pages are made when they are asked for, not in the image.
  const data = mkdtempSync(path.join(tmpdir(), 'meridian-bundle-'))
  chmodSync(data, 0o711)
  try {
    const target = path.resolve(process.env.INIT_CWD ?? process.cwd(), directory)
    await makeBundle({ directory: target, data, origin, say: (text) => console.log(`· ${text}`) })
    console.log(`✓ ${target}\n  Start it with: node lib/bundle/migrate.mjs && node lib/bundle/server.mjs`)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
