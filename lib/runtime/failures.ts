/** Every way a command can end badly, and the exit code a script or systemd sees. 1 is kept for faults nobody foresaw. */
export const exitCodes = {
  bad_arguments: 2,
  wrong_node: 10,
  install_failed: 11,
  port_busy: 12,
  data_directory_in_use: 13,
  data_directory_unusable: 14,
  disk_full: 15,
  root_not_possible: 16,
  postgres_missing: 17,
  postgres_failed: 18,
  database_unreachable: 19,
  database_too_old: 20,
  database_encoding: 21,
  database_ctype: 22,
  database_not_empty: 23,
  database_newer: 24,
  database_damaged_secrets: 25,
  migration_changed: 26,
  migration_failed: 27,
  migrations_behind_schema: 28,
  seed_failed: 29,
  build_failed: 30,
  build_in_use: 31,
  server_failed: 32,
  bad_environment: 33,
} as const

export type FailureCode = keyof typeof exitCodes

type FailureInput = {
  /** One sentence: what happened, and where. */
  sentence: string
  /** What the person can do about it. */
  advice: string
  /** Output of the program that failed, shown below the sentence. */
  detail?: string
  cause?: unknown
}

/** The one class of expected failures of the commands; anything else that is thrown is a fault of ours. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly advice: string
  readonly detail: string | undefined

  constructor(code: FailureCode, input: FailureInput) {
    super(input.sentence, { cause: input.cause })
    this.name = 'Failure'
    this.code = code
    this.advice = input.advice
    this.detail = input.detail
  }

  get exitCode(): number {
    return exitCodes[this.code]
  }
}
