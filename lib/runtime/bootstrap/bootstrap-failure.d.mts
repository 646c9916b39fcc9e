export const bootstrapExitCodes: Record<'bad_arguments' | 'wrong_node' | 'install_failed' | 'disk_full', number>

export class BootstrapFailure extends Error {
  constructor(input: { code: keyof typeof bootstrapExitCodes; sentence: string; advice: string; detail?: string })
  readonly exitCode: number
  readonly advice: string
  readonly detail: string | undefined
}
