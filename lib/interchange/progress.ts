import type { ImportCounts, ImportProgress, Refusal } from './types'

const group = new Intl.NumberFormat('en')

/** Stories a second, whole ones; 0 before anything can be said. */
function rate({ milliseconds }: { milliseconds: number }, stories: number): number {
  return milliseconds > 0 ? Math.round((stories / milliseconds) * 1000) : 0
}

/** Stories of every fate. */
export function totalOf(counts: ImportCounts): number {
  return counts.created + counts.updated + counts.unchanged + counts.refused
}

function describeCounts(counts: ImportCounts): string {
  const { created, updated, unchanged, refused } = counts
  return [
    `${group.format(created)} created`,
    `${group.format(updated)} updated`,
    `${group.format(unchanged)} unchanged`,
    `${group.format(refused)} refused`,
  ].join(', ')
}

/**
 * One line that says how far an import is.
 *
 * @param size bytes of the whole source, for the percentage
 * @example describeProgress(progress, 1_000) // '42 %  4,200 stories  310/s  4,200 created, 0 updated, …'
 */
export function describeProgress(progress: ImportProgress, size: number): string {
  const percent = size > 0 ? Math.min(100, Math.floor((progress.bytes / size) * 100)) : 100
  const total = totalOf(progress)
  return `${percent} %  ${group.format(total)} stories  ${rate(progress, total)}/s  ${describeCounts(progress)}`
}

/** The last line of an import. */
export function describeResult(result: ImportCounts & { milliseconds: number }, dryRun: boolean): string {
  const total = totalOf(result)
  const seconds = (result.milliseconds / 1000).toFixed(1)
  const lead = dryRun ? 'Dry run, nothing was written. ' : ''
  const noun = total === 1 ? 'story' : 'stories'
  return `${lead}${group.format(total)} ${noun} in ${seconds} s (${rate(result, total)}/s): ${describeCounts(result)}`
}

/** One line for each fault of a refused line: which line, where in it, why. */
export function describeRefusal({ label, faults }: Refusal): string {
  return faults.map(({ path, reason }) => `${label}: ${path}: ${reason}`).join('\n')
}
