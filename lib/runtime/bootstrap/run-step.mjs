import { spawn } from 'node:child_process'
import { BootstrapFailure } from './bootstrap-failure.mjs'

/**
 * Runs a program as one line of progress, in the manner of lib/runtime/steps.ts. Its own output is shown only when it
 * fails.
 *
 * @param {{ doing: string, done: string, args: string[], cwd: string, env?: Record<string, string>, advice: string }} step
 *   args: for Node itself, or for npm when the first is "npm"
 */
export async function runStep(step) {
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  const live = process.stdout.isTTY
  const show = () => process.stdout.write(`\r\x1b[2K· ${step.doing} …  ${seconds()}`)
  const timer = live ? setInterval(show, 200) : undefined
  if (!live) process.stdout.write(`· ${step.doing} …\n`)
  const { status, output } = await run(step)
  clearInterval(timer)
  if (live) process.stdout.write('\r\x1b[2K')
  if (status === 0) {
    process.stdout.write(`✓ ${step.done.padEnd(36)}${seconds().padStart(8)}\n`)
    return
  }
  const full = /ENOSPC|No space left on device/.test(output)
  throw new BootstrapFailure({
    code: full ? 'disk_full' : 'install_failed',
    sentence: full ? `There is no space left on the disk that holds ${step.cwd}.` : `${step.doing} failed.`,
    advice: full ? 'Free about 1 GB, then start again.' : step.advice,
    detail: shorten(output),
  })
}

/** npm says the reason first and then how it is used, other programs say the reason last. */
function shorten(output) {
  const lines = output.trim().split('\n')
  const errors = lines.filter((line) => line.startsWith('npm error'))
  return (errors.length > 0 ? errors.slice(0, 12) : lines.slice(-20)).join('\n')
}

/** @returns {Promise<{ status: number | null, output: string }>} */
function run({ args, cwd, env }) {
  const [command, ...rest] = args[0] === 'npm' ? [...npmCommand(), ...args.slice(1)] : [process.execPath, ...args]
  return new Promise((resolve) => {
    const child = spawn(command, rest, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', (error) => resolve({ status: null, output: `${output}\n${error.message}` }))
    child.once('close', (status) => resolve({ status, output }))
  })
}

/** The npm that started us, else the one on the PATH. */
function npmCommand() {
  const path = process.env.npm_execpath
  return path?.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm']
}
