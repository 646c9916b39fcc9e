/** Every expected fault has a code; the table gives the HTTP status a reader's request ends with. */
export const errorStatus = {
  bad_environment: 500,
  bad_input: 400,
  bad_stored_data: 500,
  database_unavailable: 503,
  not_found: 404,
  overloaded: 503,
  unauthorized: 401,
} as const

export type ErrorCode = keyof typeof errorStatus

/** The one error class. Next's bundle and the server have a copy of it each: tell it by `isAppError`, not by its class. `message` is for the log; readers see a translation chosen by `code`. */
export class AppError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && String(error.code) in errorStatus
}
