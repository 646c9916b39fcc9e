import { isbot } from 'isbot'
import { ownCopy } from '@/lib/own-copy'
import type { ReaderKind } from './constants'
import { automatedPatterns } from './patterns'

const automated = new RegExp(automatedPatterns.map((pattern) => pattern.replace(/[.\\/]/g, '\\$&')).join('|'), 'i')

/** Longer ones are no browser's. Characters. */
const longestAgent = 512

const rememberedAgents = 2_000
const known = new Map<string, ReaderKind>()

/**
 * What a User-Agent says it is. `automated` are programs that browse, `spider` those that collect.
 * A few agents make most requests, so answers are remembered; `isbot` alone would be a tenth of a view's cost.
 *
 * @example classifyAgent('curl/8.5.0') // 'automated'
 */
export function classifyAgent(agent: string): ReaderKind {
  if (agent === '' || agent.length > longestAgent) return 'automated'
  const remembered = known.get(agent)
  if (remembered) return remembered
  if (known.size >= rememberedAgents) known.clear()
  const kind = automated.test(agent) ? 'automated' : isbot(agent) ? 'spider' : 'human'
  known.set(ownCopy(agent), kind)
  return kind
}
