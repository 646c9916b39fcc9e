import { readSite } from './site'
import type { Check } from './types'

/**
 * Runs checks on a running site.
 *
 * @param say one line of progress
 * @returns whether nothing is wrong
 */
export async function runChecks(options: {
  origin: string
  /** Paths of withdrawn texts, which nothing leads to. */
  gone: readonly string[]
  checks: readonly Check[]
  say: (line: string) => void
}): Promise<boolean> {
  const { origin, gone, checks, say } = options
  const site = await readSite({ origin, gone })
  say(`${site.pages.length} pages of ${origin}, ${site.addresses.length} addresses in its sitemaps`)
  let good = true
  for (const { name, about, run } of checks) {
    const start = performance.now()
    const { looked, faults, skipped } = await run(site).catch((error: Error) => ({
      looked: 0,
      faults: [`the check itself failed: ${error.stack ?? error.message}`],
      skipped: undefined,
    }))
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const verdict = skipped ? `– ${skipped}` : `${looked} looked at, ${faults.length} wrong`
    say(`${faults.length > 0 ? '✗' : skipped ? '·' : '✓'} ${name.padEnd(11)} ${verdict} (${seconds} s; ${about})`)
    for (const fault of faults.slice(0, 20)) say(`    ${fault}`)
    if (faults.length > 20) say(`    … and ${faults.length - 20} more`)
    good &&= faults.length === 0
  }
  return good
}
