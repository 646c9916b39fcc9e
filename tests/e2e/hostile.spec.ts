import { expect, test } from '@/tests/helpers/page'

const pages = [
  '/en/articles/test-hostile-en',
  '/ru/articles/test-hostile-ru',
  '/en/articles/test-hostile-en?with=ru',
  '/en/search?q=quotes%20ticks',
  '/en/archive/2022-01-01',
]

for (const path of pages) {
  test(`markup in a story stays text: ${path}`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    await expect(page.locator('[onclick], [onload], [onerror], a[href^="javascript:"]')).toHaveCount(0)
  })
}

test('a title with everything in it is shown as it was written', async ({ page }) => {
  await page.goto('/en/articles/test-hostile-en')
  const title = `</title><script>window.hacked=1</script> "quotes" & 'ticks' <img src=x onerror="window.hacked=2"> {count} %s`
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(await page.title()).toContain(title)
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', title)
  for (const block of await page.locator('script[type="application/ld+json"]').allTextContents()) {
    expect(() => JSON.parse(block)).not.toThrow()
  }
})
