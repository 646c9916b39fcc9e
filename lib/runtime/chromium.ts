import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { projectRoot } from './paths'

export type Browser = { executablePath: string; env: Record<string, string> }

const packageName = '@sparticuz/chromium'

/** Tried in this order; Ubuntu's `chromium-browser` may be a stub that only tells how to install it. */
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a program lies; Playwright wants the whole path. */
function onPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, name)).filter((file) => existsSync(file))
}

function runs(browser: Browser): boolean {
  const options = { env: { ...process.env, ...browser.env }, timeout: 20_000 }
  const result = spawnSync(browser.executablePath, ['--version', '--no-sandbox'], { ...options, encoding: 'utf8' })
  return result.status === 0 && /Chrom/.test(result.stdout)
}

/**
 * Unpacks the Chromium of the npm package, with the libraries and fonts it brings for machines that have none.
 * Its own function unpacks into the temporary directory, for one user and without an end that can be told from an
 * interruption; so it runs in a process whose temporary directory is ours, which is renamed when it is whole.
 */
function unpack(): string {
  const manifest = readFileSync(path.join(projectRoot, 'node_modules', packageName, 'package.json'), 'utf8')
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest))
  const cache = path.join(projectRoot, 'node_modules', '.cache', 'meridian')
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(`${folder}.unfinished-`)
  const script = `import('${packageName}').then(({ default: chromium }) => chromium.executablePath())`
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    encoding: 'utf8',
    // The variable makes it unpack the libraries too.
    env: {
      ...process.env,
      TMPDIR: unfinished,
      TEMP: unfinished,
      TMP: unfinished,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    },
  })
  if (result.status !== 0) throw new Error(`Chromium could not be unpacked:\n${result.stderr}`)
  chmodSync(unfinished, 0o755)
  chmodSync(path.join(unfinished, 'chromium'), 0o755)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
  return folder
}

function unpackedBrowsers(): Browser[] {
  const folder = unpack()
  const executablePath = path.join(folder, 'chromium')
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: path.join(folder, 'fonts') }
  return [
    { executablePath, env: fonts },
    { executablePath, env: { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') } },
  ]
}

/**
 * A Chromium that starts on this machine: the one in MERIDIAN_TEST_CHROMIUM, the system's, or the one from npm, which
 * needs nothing of the system but its C library.
 */
export function findChromium(): Browser {
  const chosen = process.env.MERIDIAN_TEST_CHROMIUM
  const named = chosen ? [chosen] : systemNames.flatMap(onPath)
  const found = named.map((executablePath) => ({ executablePath, env: {} })).find(runs) ?? unpackedBrowsers().find(runs)
  if (found) return found
  throw new Error('No Chromium starts here. Install one (Debian: chromium) or see docs/testing.md.')
}
