import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { onPath } from './programs'

/** What serves and what loads must not share a core, or the figure measures both. */
export type Role = 'serve' | 'load'

let able: boolean | undefined

/** False where cores cannot be assigned (one core, no taskset, a forbidding container); the report says so. */
export function canPin(): boolean {
  able ??=
    availableParallelism() > 1 && onPath('taskset') !== null && spawnSync('taskset', ['-c', '1', 'true']).status === 0
  return able
}

/** The command that runs a program on its role's core: the first serves, the second loads. */
export function pinned(role: Role, command: readonly string[]): { program: string; args: string[] } {
  const [program = '', ...args] = canPin() ? ['taskset', '-c', role === 'serve' ? '0' : '1', ...command] : command
  return { program, args }
}

/** Puts a running process on a role's core, with everything it starts from here on. */
export function pinProcess({ pid, role }: { pid: number; role: Role }): void {
  if (canPin()) spawnSync('taskset', ['-cp', role === 'serve' ? '0' : '1', String(pid)])
}
