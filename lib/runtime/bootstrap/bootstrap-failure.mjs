/** Exit codes of lib/runtime/failures.ts, for what can go wrong before TypeScript can be loaded. */
export const bootstrapExitCodes = { bad_arguments: 2, wrong_node: 10, install_failed: 11, disk_full: 15 }

/** A failure before the dependencies are there; shown like those of lib/runtime/failures.ts. */
export class BootstrapFailure extends Error {
  /** @param {{ code: keyof typeof bootstrapExitCodes, sentence: string, advice: string, detail?: string }} input */
  constructor(input) {
    super(input.sentence)
    this.exitCode = bootstrapExitCodes[input.code]
    this.advice = input.advice
    this.detail = input.detail
  }
}
