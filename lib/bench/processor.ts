import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const tick = 0.01

type Process = { pid: number; parent: number; seconds: number }

/**
 * Seconds of processor time that a process and its children have used; null where there is no /proc. What a server does
 * with a second of its core does not depend on whoever else has work for the machine, or on how fast it is asked.
 */
export function processorSeconds(pid: number): number | null {
  try {
    const processes = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? readProcess(Number(name)) : []))
    return sumOf(processes, pid)
  } catch {
    return null
  }
}

function sumOf(processes: readonly Process[], pid: number): number {
  const own = processes.find((process) => process.pid === pid)?.seconds ?? 0
  const children = processes.filter(({ parent }) => parent === pid)
  return children.reduce((sum, child) => sum + sumOf(processes, child.pid), own)
}

/** Nothing for a process that has just ended. */
function readProcess(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may have spaces and brackets in it. Fields: 4 parent, 14 user, 15 system.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number)
    return [{ pid, parent: parent ?? 0, seconds: ((user ?? 0) + (system ?? 0)) * tick }]
  } catch {
    return []
  }
}

/** The main process of a running PostgreSQL, whose children do the work. */
export function postgresPid(cluster: string): number {
  return Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10)
}
