import { expect, type Page, test } from '@playwright/test'
import { type Arena, openArena } from '@/lib/chaos/arena'
import { alterStored } from '@/lib/chaos/stored'
import { locales } from '@/lib/i18n/locales'
import { touch } from '@/tests/helpers/page'
import { pageKinds } from '@/tests/helpers/site-pages'
import { projectRoot } from '@/tests/helpers/source-files'

/** What the browser refused on a page, told by the event that is made for it. */
async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const refused: string[] = []
    Object.assign(window, { refused })
    window.addEventListener('meridian:awake', () => Object.assign(window, { isAwake: true }))
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  return () => page.evaluate(() => (Reflect.get(window, 'refused') as string[]) ?? ['the listener is not there'])
}

for (const locale of locales) {
  test(`${locale}: no page of any kind has anything that its policy refuses`, async ({ page }) => {
    test.setTimeout(120_000)
    const violations = await watchViolations(page)
    for (const { kind, path } of pageKinds(locale)) {
      const response = await page.goto(path)
      const policy = response?.headers()['content-security-policy'] ?? ''
      expect(policy, kind).toContain("script-src 'self'")
      expect(policy, kind).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
      // Its scripts come when it is touched.
      await touch(page)
      await expect
        .poll(() => page.evaluate(() => 'isAwake' in window || !document.getElementById('held-scripts')), {
          message: kind,
        })
        .toBe(true)
      expect(await violations(), kind).toEqual([])
    }
  })
}

test('a script that got into a page does not run, and is logged', async ({ page }) => {
  test.setTimeout(120_000)
  const origin = process.env.MERIDIAN_TEST_ORIGIN ?? ''
  const arena: Arena = await openArena({ checkout: process.env.MERIDIAN_TEST_CHECKOUT ?? projectRoot, origin })
  try {
    const data = arena.directory()
    const first = await arena.start(data)
    const address = '/hy/articles/bridge'
    expect((await fetch(`http://127.0.0.1:${first.port}${address}`)).status).toBe(200)
    await first.kill()
    // Past every escaping: as if a fault in it had let the script through.
    const planted = '<script>window.hacked = 1</script><img src="/none.webp" onerror="window.hacked = 2">'
    await alterStored(data, ({ description, parts: [html, ...rest] }) => ({
      description,
      parts: [Buffer.from(String(html).replace('</h1>', `</h1>${planted}`)), ...rest],
    }))
    const second = await arena.start(data)
    const violations = await watchViolations(page)
    const response = await page.goto(`http://localhost:${second.port}${address}`)
    expect(await response?.text()).toContain(planted)
    await expect
      .poll(violations)
      .toEqual(
        expect.arrayContaining([
          expect.stringContaining('script-src-elem inline'),
          expect.stringContaining('script-src-attr'),
        ]),
      )
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(second.words()).toContain('window.hacked = 1')
  } finally {
    await arena.close()
  }
})
