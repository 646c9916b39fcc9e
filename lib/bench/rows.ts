import { describeLoad, perProcessorSecond, perSecond } from './load/load'
import type { LoadResult } from './load/schema'
import type { Row } from './types'

/** Answers per second; empty where there is no nginx. */
export function rateRow(options: { what: string; result: LoadResult | null; least?: number }): Row {
  const { what, result, least } = options
  if (!result) return { what, value: null, unit: '/s', note: 'no nginx on the PATH' }
  const target = least ? { at: 'least' as const, value: least } : undefined
  return { what, value: perSecond(result), unit: '/s', note: describeLoad(result), target }
}

export function ratioRow(options: { what: string; result: LoadResult; to: LoadResult | null; least: number }): Row {
  const { what, result, to, least } = options
  const value = to ? perSecond(result) / perSecond(to) : null
  return { what, value, unit: '×', target: { at: 'least', value: least } }
}

/** What the loading core could not ask for, or others on the machine took away, is in neither figure. */
export function workRatioRow(options: { what: string; result: LoadResult; to: LoadResult | null; least: number }): Row {
  const { what, result, to, least } = options
  const [worth, other] = [perProcessorSecond(result), to && perProcessorSecond(to)]
  return { what, value: worth && other ? worth / other : null, unit: '×', target: { at: 'least', value: least } }
}

export function latencyRow(options: { what: string; result: LoadResult; most?: number }): Row {
  const { what, result, most } = options
  const rate = `${Math.round(perSecond(result))}/s`
  const note = `${rate}, ${result.failures} failed, longest ${result.latency.max.toFixed(1)} ms`
  const target = most ? { at: 'most' as const, value: most } : undefined
  return { what, value: result.latency.p99, unit: 'ms', target, note }
}
