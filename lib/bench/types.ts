import type { BenchSite } from './site'

export type Target = { at: 'least' | 'most'; value: number }

/** One measured figure. */
export type Row = {
  what: string
  /** `null` when it could not be measured here; the note says why. */
  value: number | null
  unit: string
  target?: Target | undefined
  note?: string | undefined
}

/** What every bench is given. */
export type BenchContext = {
  /** The data directory of the site that is measured; kept between runs. */
  data: string
  port: number
  /** A tenth of the work: shows that a bench runs, its figures promise nothing. */
  quick: boolean
  /** Progress, one line. */
  say: (text: string) => void
  /** The running site (`npm start`, pinned to the serving core); started at the first call, shared by all benches. */
  site: () => Promise<BenchSite>
  /** Stops the shared site; the next `site()` starts a fresh process. */
  stopSite: () => Promise<void>
  /** Runs at the end, the latest first. */
  defer: (undo: () => Promise<void> | void) => void
}

/**
 * A bench: to add one, write a module in this folder and list it in registry.ts.
 *
 * @example export const searchBench: Bench = { name: 'search', about: 'Search, 32 clients', run: async (context) => [] }
 */
export type Bench = { name: string; about: string; run: (context: BenchContext) => Promise<Row[]> }
