import { Failure } from './failures'

/** The `code` of a Node or PostgreSQL error ("ENOSPC", "28P01"), wherever it hides. */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return undefined
}

export function errorMessage(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorMessage(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

function errorPath(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined
}

/** Whether the output of a program says that the disk (or the quota) is used up; PostgreSQL has its own words for it. */
export function saysDiskFull(output: string): boolean {
  return /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|wrote only \d+ of \d+ bytes/i.test(output)
}

/** Whether an error of the file system or of the database (SQLSTATE 53100) says so. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', '53100'].includes(errorCode(error) ?? '') || saysDiskFull(errorMessage(error))
}

export function diskFull(options: { where: string; cause?: unknown; detail?: string }): Failure {
  return new Failure('disk_full', {
    sentence: `There is no space left on the disk that holds ${options.where}.`,
    advice: 'Free some space (about 1 GB is comfortable), or choose another disk with --data, then start again.',
    cause: options.cause,
    detail: options.detail,
  })
}

/**
 * Turns an error of the file system into a sentence; other errors pass unchanged.
 *
 * @param where what the person knows it by; the error itself may name some temporary file in it
 */
export function explainFileError(error: unknown, where?: string): unknown {
  const code = errorCode(error)
  const place = where ?? errorPath(error) ?? 'A file'
  if (error instanceof Failure) return error
  if (isDiskFull(error)) return diskFull({ where: place, cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Failure('data_directory_unusable', {
      sentence: `${place} cannot be read or written by this user.`,
      advice: 'Start as the user it belongs to, change its owner, or choose another data directory with --data.',
      cause: error,
    })
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new Failure('data_directory_unusable', {
      sentence: `${place} is in the way: a directory is needed there.`,
      advice: 'Choose another data directory with --data.',
      cause: error,
    })
  }
  return error
}
