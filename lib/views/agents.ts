import { isbot } from 'isbot'
import type { ReaderKind } from './constants'

/** Programs that call themselves browsers, beside those `isbot` knows. Published on the page "How we count". */
export const automatedPatterns = [
  'Headless',
  'PhantomJS',
  'SlimerJS',
  'Electron',
  'Puppeteer',
  'Playwright',
  'Selenium',
  'WebDriver',
  'Cypress',
  'Lighthouse',
  'PageSpeed',
  'GTmetrix',
  'PTST/',
  'YLT ',
  'Miniature.io',
  'Fluid/',
  'jsdom',
  'HappyDOM',
  'curl/',
  'Wget/',
  'python',
  'Go-http-client',
  'okhttp',
  'Java/',
  'axios/',
  'node-fetch',
  'undici',
  'libwww',
  'HTTPie',
] as const

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
  known.set(agent, kind)
  return kind
}
