import { expect, test } from '@playwright/test'
import { type Arena, openArena } from '@/lib/chaos/arena'
import { alterStored } from '@/lib/chaos/stored'
import { projectRoot } from '@/tests/helpers/source-files'
import { watchViolations } from '@/tests/helpers/violations'

test('a script that got into a page does not run, and is logged', async ({ page }) => {
  test.setTimeout(300_000)
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
