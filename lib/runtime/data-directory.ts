import { mkdirSync, realpathSync } from 'node:fs'
import { Failure } from './failures'
import { type Lock, type LockOwner, lockOwner, takeLock } from './lock'
import { type DataPaths, dataPaths } from './paths'
import { readRunFile } from './run-file'
import { explainFileError } from './system-errors'

export type ClaimedDirectory = { paths: DataPaths; lock: Lock }

/**
 * Makes the data directory when there is none, and takes its lock.
 *
 * @throws Failure `data_directory_in_use`, `data_directory_unusable`, `disk_full`
 */
export function claimDataDirectory(options: { directory: string; purpose: string }): ClaimedDirectory {
  try {
    // Others may pass through (PostgreSQL runs as another user under root) but not look in.
    mkdirSync(options.directory, { recursive: true, mode: 0o711 })
    const paths = dataPaths(realpathSync(options.directory))
    const taken = takeLock({ file: paths.lock, purpose: options.purpose })
    if ('pid' in taken) throw directoryInUse(paths, taken)
    return { paths, lock: taken }
  } catch (error) {
    throw explainFileError(error, options.directory)
  }
}

/** The refusal of `claimDataDirectory`, without touching anything: to be asked before other checks. */
export function refuseIfInUse(directory: string): void {
  const paths = dataPaths(directory)
  try {
    const owner = lockOwner(paths.lock)
    if (owner) throw directoryInUse(paths, owner)
  } catch (error) {
    throw explainFileError(error, directory)
  }
}

function directoryInUse(paths: DataPaths, owner: LockOwner): Failure {
  const origin = readRunFile(paths)?.origin
  return new Failure('data_directory_in_use', {
    sentence: `The data directory ${paths.root} is in use by "${owner.purpose}" (process ${owner.pid}${origin ? `, ${origin}` : ''}).`,
    advice: 'Use that one, stop it first, or choose another directory with --data (and another --port).',
  })
}
