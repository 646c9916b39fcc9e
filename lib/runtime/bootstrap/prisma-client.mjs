import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runStep } from './run-step.mjs'

/**
 * Generates the database client when schema or Prisma changed since. The mark is written after success only, so an
 * interrupted generation is repeated.
 */
export async function ensurePrismaClient(root) {
  const mark = path.join(root, 'lib', 'generated', 'prisma.stamp')
  const prisma = path.join(root, 'node_modules', 'prisma')
  const hash = createHash('sha256')
  for (const file of ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']) {
    hash.update(readFileSync(path.join(root, file)))
  }
  const stamp = hash.digest('hex')
  const client = path.join(root, 'lib', 'generated', 'prisma', 'client.ts')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === stamp && existsSync(client)) return
  rmSync(mark, { force: true })
  await runStep({
    doing: 'Generating the database client',
    done: 'Database client generated',
    args: [path.join(prisma, 'build', 'index.js'), 'generate'],
    cwd: root,
    // Generating needs no schema engine, only a path that exists; the engine itself would be a download.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    advice: 'Correct prisma/schema.prisma, then start again.',
  })
  writeFileSync(mark, stamp)
}
