import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { BootstrapFailure } from '../lib/runtime/bootstrap/bootstrap-failure.mjs'
import { prepare } from './test-install.mjs'
import { playwrightCounts, singleCheck, summary, vitestCounts } from './test-report.mjs'

const help = `npm test [-- STAGE [FILTER]]

Runs every check of Meridian, or one stage of it:
  typecheck   TypeScript
  lint        Biome: rules and formatting
  unit        functions, architecture, messages
  component   React components in a simulated browser
  db          against a real PostgreSQL, started for the run
  e2e         the built site in a real Chromium

FILTER is a part of a test file's name: npm test -- e2e article
Installs what is missing first. Ends with "N passed, N failed"; the exit code is 0 only if nothing failed or was skipped.
`

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const reports = mkdtempSync(path.join(tmpdir(), 'meridian-reports-'))
const env = testEnvironment()
const bin = (file) => path.join(root, 'node_modules', file)

/** The settings of a site on this machine must not reach its tests. */
function testEnvironment() {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(DATABASE_URL|DATABASE_READ_URL|MERIDIAN_.*|NODE_ENV|PORT|HOSTNAME)$/.test(name),
  )
  return { ...Object.fromEntries(own), TZ: 'Asia/Kathmandu', NEXT_TELEMETRY_DISABLED: '1' }
}

/** Runs a node program with this terminal; resolves with its exit code. */
function run(args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...env, ...extra },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const pass = (signal) => child.kill(signal)
    process.on('SIGTERM', pass)
    process.on('SIGHUP', pass)
    child.once('error', () => resolve(1))
    child.once('close', (code) => {
      process.off('SIGTERM', pass)
      process.off('SIGHUP', pass)
      resolve(code ?? 1)
    })
  })
}

async function vitest(project, filters) {
  const file = path.join(reports, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = await run([bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters, ...filters])
  return vitestCounts({ file, status })
}

async function typecheck() {
  const generated = await run([bin('next/dist/bin/next'), 'typegen'])
  return singleCheck(generated || (await run([bin('typescript/bin/tsc'), '--noEmit', '--pretty', 'false'])))
}

async function lint() {
  const diagnostics = ['--max-diagnostics=200', '--colors=off']
  return singleCheck(await run([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', ...diagnostics, '.']))
}

async function e2e(filters) {
  const file = path.join(reports, 'e2e.json')
  const status = await run([bin('@playwright/test/cli.js'), 'test', ...filters], { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return playwrightCounts({ file, status })
}

const stages = {
  typecheck,
  lint,
  unit: (filters) => vitest('unit', filters),
  component: (filters) => vitest('component', filters),
  db: (filters) => vitest('db', filters),
  e2e,
}

async function runStages(names, filters) {
  const results = []
  for (const name of names) {
    process.stdout.write(`\n== ${name} (${results.length + 1} of ${names.length}) ==\n`)
    const start = performance.now()
    const result = await stages[name](filters)
    results.push({ name, ...result, seconds: (performance.now() - start) / 1000 })
  }
  return results
}

async function main() {
  const [stage, ...filters] = process.argv.slice(2)
  if (stage === '--help' || stage === '-h') {
    process.stdout.write(help)
    return 0
  }
  if (stage !== undefined && !Object.hasOwn(stages, stage)) {
    process.stderr.write(`There is no stage "${stage}".\n\n${help}`)
    return 2
  }
  try {
    await prepare(root)
  } catch (error) {
    if (!(error instanceof BootstrapFailure)) throw error
    process.stdout.write(`\n${error.detail ?? ''}\n\n✗ ${error.message}\n  ${error.advice}\n\n0 passed, 1 failed\n`)
    return 1
  }
  const results = await runStages(stage ? [stage] : Object.keys(stages), filters)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  process.stdout.write(`\n${summary(results)}\n\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} finally {
  rmSync(reports, { recursive: true, force: true })
}
