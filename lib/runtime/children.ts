import type { ChildProcess } from 'node:child_process'

const alive = new Set<ChildProcess>()

/** Remembers a child until it ends, so that none is left behind however this process ends. */
export function trackChild(child: ChildProcess): ChildProcess {
  alive.add(child)
  child.once('close', () => alive.delete(child))
  child.once('error', () => alive.delete(child))
  return child
}

/** Ends the children that are still there (a start that is interrupted in its middle), with all of their own. */
export async function endChildren(): Promise<void> {
  await Promise.all([...alive].map((child) => endChild({ child, signal: 'SIGINT', patience: 1_500 })))
}

/** Asks a process group to end, then forces it. Resolves when its leader is gone. Milliseconds. */
export function endChild(options: { child: ChildProcess; signal: NodeJS.Signals; patience: number }): Promise<void> {
  const { child, signal, patience } = options
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const force = setTimeout(() => signalGroup(child, 'SIGKILL'), patience)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    signalGroup(child, signal)
  })
}

/** Our children lead process groups of their own; their workers belong to it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    child.kill(signal)
  }
}

/** The last resort when this process dies of a fault of its own: PostgreSQL takes SIGINT as "stop now, orderly". */
process.on('exit', () => {
  for (const child of alive) signalGroup(child, 'SIGINT')
})
