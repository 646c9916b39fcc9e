import { availableParallelism, cpus } from 'node:os'
import { canPin } from '@/lib/workbench/cores'
import type { Row } from './types'

export type Report = { when: string; node: string; machine: string; pinned: boolean; benches: Record<string, Row[]> }

export function newReport(): Report {
  return {
    when: new Date().toISOString(),
    node: process.version,
    machine: `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    pinned: canPin(),
    benches: {},
  }
}

/** Whether a figure keeps its promise; `null` when there is none, or nothing was measured. */
export function holds(row: Row): boolean | null {
  if (!row.target || row.value === null) return null
  return row.target.at === 'least' ? row.value >= row.target.value : row.value <= row.target.value
}

/** @example formatNumber(40123.4) // '40,123' */
export function formatNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(value)
}

function cells(row: Row): string[] {
  const held = holds(row)
  const target = row.target ? `${row.target.at === 'least' ? '≥' : '≤'} ${formatNumber(row.target.value)}` : ''
  const value = row.value === null ? '–' : `${formatNumber(row.value)} ${row.unit}`.trim()
  return [row.what, value, target, held === null ? '' : held ? 'yes' : 'NO', row.note ?? '']
}

/** A table in Markdown, as it stands in the documentation. */
export function formatTable(rows: readonly Row[]): string {
  const table = [['what', 'measured', 'promised', 'held', 'note'], ...rows.map(cells)]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? []
  const lines = table.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
  lines.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  return lines.join('\n')
}
