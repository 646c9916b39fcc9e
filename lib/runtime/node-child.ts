import { type ChildProcess, type StdioNull, type StdioPipe, spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { trackChild } from './children'
import { projectRoot } from './paths'

const lifeline = pathToFileURL(path.join(projectRoot, 'lib', 'runtime', 'lifeline.mjs')).href

/** The edge with Next behind it, see lib/delivery. */
export const serverProgram = path.join(projectRoot, 'lib', 'delivery', 'server.mjs')

export const nextProgram = path.join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next')

/** Starts a Node program that ends when this process does. It leads a process group: Ctrl-C reaches us alone. */
export function spawnNode(options: {
  args: string[]
  environment: NodeJS.ProcessEnv
  output: StdioNull | StdioPipe
}): ChildProcess {
  const child = spawn(process.execPath, ['--import', lifeline, ...options.args], {
    cwd: projectRoot,
    env: { ...options.environment, MERIDIAN_LIFELINE: '3' },
    stdio: ['ignore', options.output, options.output, 'pipe'],
    detached: true,
  })
  return trackChild(child)
}
