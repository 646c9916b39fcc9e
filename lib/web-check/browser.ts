import { chromium } from '@playwright/test'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { findChromium } from '@/lib/runtime/chromium'
import { axeViolations, bringAxe } from './axe'
import type { CheckedSite, Outcome } from './types'

const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']

/** axe over every page in a real browser. */
export async function checkAxe({ pages }: CheckedSite): Promise<Outcome> {
  const { executablePath, env } = findChromium()
  const browser = await chromium.launch({ executablePath, env: { ...cleanEnv(), ...env }, args: flags })
  const faults: string[] = []
  try {
    const context = await browser.newContext()
    for (const { url } of pages) {
      const page = await context.newPage()
      await page.goto(url)
      await bringAxe(page)
      const violations = await axeViolations(page)
      faults.push(...violations.map(({ id, html }) => `${url}: ${id}, ${html[0]?.slice(0, 200)}`))
      await page.close()
    }
  } finally {
    await browser.close()
  }
  return { looked: pages.length, faults }
}

function cleanEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Lighthouse's audit for search engines: 100 for the front page and an article in every language. */
export async function checkLighthouse({ pages }: CheckedSite): Promise<Outcome> {
  const { executablePath, env } = findChromium()
  const chosen = pages.filter(
    ({ kind, locale }, index) =>
      ['front', 'article', 'section', 'author'].includes(kind) &&
      pages.findIndex((page) => page.kind === kind && page.locale === locale) === index,
  )
  const chrome = await launch({ chromePath: executablePath, chromeFlags: flags, envVars: { ...cleanEnv(), ...env } })
  const faults: string[] = []
  try {
    for (const { url } of chosen) {
      const result = await lighthouse(url, { port: chrome.port, onlyCategories: ['seo'], logLevel: 'error' })
      const score = Math.round((result?.lhr.categories.seo?.score ?? 0) * 100)
      const failed = Object.values(result?.lhr.audits ?? {}).filter((audit) => audit.score === 0)
      if (score < 100) faults.push(`${url}: ${score} of 100 (${failed.map(({ id }) => id).join(', ')})`)
    }
  } finally {
    chrome.kill()
  }
  return { looked: chosen.length, faults }
}
