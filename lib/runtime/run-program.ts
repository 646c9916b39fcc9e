import type { ChildProcess } from 'node:child_process'

export type ProgramResult = { status: number | null; output: string; error?: Error }

/** Waits for a program to end and collects what it printed; never throws. */
export function runProgram(options: { child: ChildProcess; input?: string }): Promise<ProgramResult> {
  const { child, input } = options
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  // A program that ends before it has read everything: its exit status tells the story.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, output: output + error.message, error }))
    child.once('close', (status) => resolve({ status, output }))
  })
}
