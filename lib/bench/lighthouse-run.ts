import { setTimeout as wait } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { z } from 'zod'
import { launchBrowser } from './browser'

/** Milliseconds for one audit, which takes ten seconds. Now and then a browser under it stops answering. */
const patience = 120_000

/** Scores are 0 to 100, times milliseconds. */
export type Audit = {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  blockingTime: number
  largestPaint: number
}

const score = z.object({ score: z.number().nullable() }).transform(({ score: value }) => Math.round((value ?? 0) * 100))
const time = z.object({ numericValue: z.number().optional() }).transform(({ numericValue }) => numericValue ?? 0)
const reportSchema = z.object({
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
    seo: score,
  }),
  audits: z.object({ 'total-blocking-time': time, 'largest-contentful-paint': time }),
})

/** One mobile run of Lighthouse in a browser of its own, with its own simulated slow telephone and network. */
async function auditOnce(options: { url: string; port: number }): Promise<Audit> {
  const browser = await launchBrowser([`--remote-debugging-port=${options.port}`])
  let late: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`Lighthouse did not end with ${options.url} in two minutes.`)), patience)
  })
  try {
    return await Promise.race([runLighthouse(options), deadline])
  } finally {
    clearTimeout(late)
    // One that stopped may not even close; it ends with this process.
    await Promise.race([browser.close(), wait(5_000)])
  }
}

async function runLighthouse(options: { url: string; port: number }): Promise<Audit> {
  const run = await lighthouse(options.url, {
    port: options.port,
    output: 'json',
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  })
  const { categories, audits } = reportSchema.parse(run?.lhr)
  return {
    performance: categories.performance,
    accessibility: categories.accessibility,
    bestPractices: categories['best-practices'],
    seo: categories.seo,
    blockingTime: audits['total-blocking-time'],
    largestPaint: audits['largest-contentful-paint'],
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** The median of several runs, figure by figure. */
export async function audit(options: { url: string; port: number; runs: number }): Promise<Audit> {
  const audits: Audit[] = []
  // A second attempt, for a browser that stopped; two in a row are a fault of something else.
  while (audits.length < options.runs) audits.push(await auditOnce(options).catch(() => auditOnce(options)))
  const of = (key: keyof Audit) => median(audits.map((entry) => entry[key]))
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    bestPractices: of('bestPractices'),
    seo: of('seo'),
    blockingTime: of('blockingTime'),
    largestPaint: of('largestPaint'),
  }
}
