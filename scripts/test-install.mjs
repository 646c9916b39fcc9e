import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isInstalled } from '../lib/runtime/bootstrap/dependencies.mjs'
import { ensurePrismaClient } from '../lib/runtime/bootstrap/prisma-client.mjs'
import { runStep } from '../lib/runtime/bootstrap/run-step.mjs'

/** A site may run without its development packages, its tests may not: here they count as required. */
function developmentIsInstalled(root) {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  for (const entry of Object.values(lock.packages)) delete entry.dev
  try {
    const installed = readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')
    return isInstalled({ lock: JSON.stringify(lock), installed })
  } catch {
    return false
  }
}

/** Packages and generated code the tests need, made when missing or stale. */
export async function prepare(root) {
  if (!developmentIsInstalled(root)) {
    await runStep({
      doing: 'Installing dependencies',
      done: 'Dependencies installed',
      // A production NODE_ENV would leave out what the tests run on.
      args: ['npm', 'ci', '--include=dev', '--no-audit', '--no-fund'],
      cwd: root,
      advice: 'Check that the package registry can be reached, then try again. "npm ci" shows the whole story.',
    })
  }
  await ensurePrismaClient(root)
}
