import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Lock, takeLock } from '@/lib/runtime/lock'
import { projectRoot } from '@/tests/helpers/source-files'

/**
 * What a copy of the checkout must not have: other builds, databases and settings of this machine. Without a lock file
 * of its own, Next takes the checkout as the root that packages may lie in.
 */
const left = new Set([
  ...['node_modules', 'package-lock.json', 'docs', 'test-results', 'tests'],
  // A second root configuration below the first one is an error to Biome.
  ...['biome.json', 'playwright.config.ts', 'vitest.config.ts'],
])

const folder = path.join(projectRoot, '.test')

/**
 * Copies the sources into `.test/site` and lets it share node_modules, so that a site that is being served or built in
 * this checkout is not disturbed, and its `.env` does not reach the tests.
 */
export function copyProject(): { directory: string; lock: Lock } {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, '.gitignore'), '*\n')
  const lock = takeLock({ file: path.join(folder, 'e2e.lock'), purpose: 'npm test -- e2e' })
  if ('pid' in lock) throw new Error(`Browser tests are running in this checkout already (process ${lock.pid}).`)
  const directory = path.join(folder, 'site')
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory)
  for (const name of readdirSync(projectRoot)) {
    if (left.has(name) || name.startsWith('.') || name.endsWith('.tsbuildinfo')) continue
    cpSync(path.join(projectRoot, name), path.join(directory, name), { recursive: true })
  }
  symlinkSync(path.join('..', '..', 'node_modules'), path.join(directory, 'node_modules'), 'junction')
  return { directory, lock }
}
