import { styleText } from 'node:util'
import { Failure } from './failures'
import { explainFileError } from './system-errors'

/**
 * Runs a command of scripts/ and turns how it ends into words and an exit code: an expected failure is a sentence and
 * what to do, anything else a fault of ours with its stack.
 */
export async function runCommand(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    process.exitCode = reportFailure(explainFileError(error))
  }
}

/** @returns the exit code */
export function reportFailure(error: unknown): number {
  if (!(error instanceof Failure)) {
    console.error(error)
    return 1
  }
  const detail = error.detail ? `${error.detail.trimEnd()}\n\n` : ''
  const cross = process.stderr.isTTY && !process.env.NO_COLOR ? styleText('red', '✗') : '✗'
  process.stderr.write(`\n${detail}${cross} ${error.message}\n  ${error.advice}\n`)
  return error.exitCode
}
