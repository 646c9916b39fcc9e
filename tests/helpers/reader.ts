import type { Browser, BrowserContext } from '@playwright/test'

let readers = 0

/** A reader whom nobody has counted yet; by its headers the test's browser would be a machine. */
export function newReader(browser: Browser): Promise<BrowserContext> {
  readers += 1
  const version = `147.0.${Date.now() % 100_000}.${readers}`
  return browser.newContext({
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`,
    locale: 'fr-FR',
    extraHTTPHeaders: { 'sec-ch-ua': '"Chromium";v="147", "Google Chrome";v="147"' },
  })
}
