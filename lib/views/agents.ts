import { isbot } from 'isbot'
import { remembered } from '@/lib/remembered'
import type { ReaderKind } from './constants'
import { automatedPatterns } from './patterns'

const automated = new RegExp(automatedPatterns.map((pattern) => pattern.replace(/[.\\/]/g, '\\$&')).join('|'), 'i')

/** Longer ones are no browser's. Characters. */
const longestAgent = 512

/**
 * What a User-Agent says it is. `automated` are programs that browse, `spider` those that collect.
 * A few agents make most requests, so answers are remembered; `isbot` alone would be a tenth of a view's cost.
 *
 * @example classifyAgent('curl/8.5.0') // 'automated'
 */
export function classifyAgent(agent: string): ReaderKind {
  return agent === '' || agent.length > longestAgent ? 'automated' : kindOf(agent)
}

const kindOf = remembered(
  (agent): ReaderKind => (automated.test(agent) ? 'automated' : isbot(agent) ? 'spider' : 'human'),
  { most: 2_000, longest: longestAgent },
)
