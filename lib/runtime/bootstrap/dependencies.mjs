import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runStep } from './run-step.mjs'

/**
 * Whether what is installed is what the lock file says. npm writes `node_modules/.package-lock.json` last, so an
 * interrupted installation has none. Packages that a platform or `--omit=dev` may leave out may be missing, but what is
 * there must be of the locked version.
 *
 * @param {{ lock: string, installed: string | null }} texts of the two lock files
 */
export function isInstalled({ lock, installed }) {
  if (installed === null) return false
  const present = JSON.parse(installed).packages
  return Object.entries(JSON.parse(lock).packages).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true
    const found = present[place]
    if (!found) return Boolean(wanted.optional || wanted.dev || wanted.devOptional)
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/**
 * Installs the exact dependencies when they are missing or other than the lock file's; what only tests need is left to
 * `npm test`.
 */
export async function ensureDependencies(root) {
  const lock = read(path.join(root, 'package-lock.json'))
  const installed = read(path.join(root, 'node_modules', '.package-lock.json'))
  if (lock === null || isInstalled({ lock, installed })) return
  await runStep({
    doing: 'Installing dependencies',
    done: 'Dependencies installed',
    args: ['npm', 'ci', '--omit=dev', '--no-audit', '--no-fund'],
    cwd: root,
    advice: 'Check that the package registry can be reached, then start again. "npm ci" shows the whole story.',
  })
}
