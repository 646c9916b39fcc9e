import type { Page } from '@playwright/test'

/** What the browser refuses on a page from now on, told by the event that is made for it; call before the page is opened. */
export async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return () => page.evaluate(() => (Reflect.get(window, 'refused') as string[]) ?? ['the listener is not there'])
}
