import { readFileSync, writeFileSync } from 'node:fs'

/** Bytes of a process that are in memory at present, and the most there were since `forgetPeak`; Linux tells. */
export function residentMemory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1])
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}

/**
 * The peak begins anew with what is in memory at present: the kernel notes it at every page, so that nothing is missed as
 * between two looks.
 *
 * @source https://www.kernel.org/doc/html/latest/filesystems/proc.html (clear_refs)
 */
export function forgetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
}
