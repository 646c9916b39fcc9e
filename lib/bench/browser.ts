import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '@/lib/runtime/chromium'

/** The phone that Lighthouse's mobile figures are about: 412 × 823 CSS pixels. */
export const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true }

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium the tests use. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = findChromium()
  const own = Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined)
  return chromium.launch({ executablePath, args: [...chromiumFlags, ...flags], env: Object.fromEntries(own) })
}
