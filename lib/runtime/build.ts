import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openBoundedLog } from './bounded-log'
import { buildStamp, buildVariables } from './build-stamp'
import { compileServer } from './compile-server'
import { Failure } from './failures'
import { readIfPresent, writeFileAtomic } from './files'
import { type Lock, lockOwner, takeLock } from './lock'
import { nextProgram, spawnNode } from './node-child'
import { type DataPaths, projectRoot } from './paths'
import { runProgram } from './run-program'
import { diskFull, explainFileError, saysDiskFull } from './system-errors'
import { waitFor } from './wait-for'

const output = path.join(projectRoot, '.next')
/** Next empties its output directory before a build, except for the cache. */
const shared = path.join(output, 'cache', 'meridian')
const stampFile = path.join(output, 'meridian-build')

type Input = { paths: DataPaths; environment: NodeJS.ProcessEnv; progress: (detail: string) => void }

/**
 * Builds when the sources are other than those of the last finished build. The stamp is removed before a build and
 * written after it, so an interrupted build is never taken for a finished one.
 *
 * @returns whether it was built, and the mark that this build is being served, to be released at the end
 * @throws Failure `build_failed`, `build_in_use`, `disk_full`
 */
export async function ensureBuild(input: Input): Promise<{ built: boolean; serving: Lock }> {
  const stamp = buildStamp({ root: projectRoot, variables: buildVariables(input.environment) })
  try {
    mkdirSync(shared, { recursive: true })
    const lock = await takeBuildLock(input.progress)
    try {
      const built = readIfPresent(stampFile) !== stamp
      if (built) {
        refuseIfServed()
        await build({ ...input, stamp })
      }
      return { built, serving: markServing(input.paths) }
    } finally {
      lock.release()
    }
  } catch (error) {
    throw explainFileError(error, output)
  }
}

async function takeBuildLock(progress: (detail: string) => void): Promise<Lock> {
  const file = path.join(shared, 'build.lock')
  for (;;) {
    const taken = takeLock({ file, purpose: 'build' })
    if (!('pid' in taken)) return taken
    progress(`waiting for the build of process ${taken.pid}`)
    await waitFor({ condition: () => lockOwner(file) === null, timeout: 60_000, every: 100 })
  }
}

/** A build under a running server would take away the files it serves. */
function refuseIfServed(): void {
  for (const name of readdirSync(shared).filter((file) => file.startsWith('serving-'))) {
    const owner = lockOwner(path.join(shared, name))
    if (!owner) rmSync(path.join(shared, name), { force: true })
    else if (owner.pid !== process.pid) {
      throw new Failure('build_in_use', {
        sentence: `Another Meridian (process ${owner.pid}, data directory ${owner.purpose}) is serving from this checkout, and a new build would take its files away.`,
        advice: 'Stop that one first, or start this one from a checkout of its own (git worktree add ../meridian-2).',
      })
    }
  }
}

function markServing(paths: DataPaths): Lock {
  const taken = takeLock({ file: path.join(shared, `serving-${process.pid}.lock`), purpose: paths.root })
  if ('pid' in taken) throw new Error(`two servers in process ${taken.pid}`)
  return taken
}

async function build(input: Input & { stamp: string }): Promise<void> {
  rmSync(stampFile, { force: true })
  const child = spawnNode({ args: [nextProgram, 'build'], environment: input.environment, output: 'pipe' })
  const result = await runProgram({ child })
  openBoundedLog({ file: path.join(input.paths.logs, 'build.log') }).write(result.output)
  if (result.status === 0) {
    await compileServer(path.join(output, 'meridian'))
    writeFileAtomic({ file: stampFile, text: input.stamp })
    return
  }
  const detail = result.output.trim().split('\n').slice(-40).join('\n')
  if (saysDiskFull(result.output)) throw diskFull({ where: output, detail })
  throw new Failure('build_failed', {
    sentence: `The build failed (${result.status === null ? 'it was ended by a signal' : `exit code ${result.status}`}).`,
    advice: `Next's last words are above, all of them in ${path.join(input.paths.logs, 'build.log')}.`,
    detail,
  })
}
