import type { Arena } from './arena'

export type Scenario = {
  name: string
  title: string
  /** How often, how many: what the short form and the long one are made of. */
  sizes: { short: number; long: number }
  /**
   * Leaves the database reachable and no server running.
   *
   * @returns what was seen, in words with figures
   * @throws when something did not hold
   */
  run: (input: ScenarioInput) => Promise<string>
}

export type ScenarioInput = {
  arena: Arena
  size: number
  /** Times are judged in the long form alone: a machine that is busy with tests is no place to measure. */
  isMeasured: boolean
  say: (text: string) => void
}

export function must(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Error(sentence)
}
