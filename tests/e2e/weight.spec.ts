import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

for (const locale of locales) {
  test.describe(`a page in ${locale}`, () => {
    for (const [kind, path] of Object.entries({ front: `/${locale}`, story: story.blocks(locale) })) {
      test(`says everything once: ${kind}`, async ({ page }) => {
        const html = await (await page.request.get(path)).text()
        const payload = html.match(/<script>self\.__next_f\.push\(\[1,.*?<\/script>/gs) ?? []
        expect(payload).toHaveLength(1)
        for (const said of ['--paper', 'schema.org', 'data-block', 'srcSet\\":'])
          expect(payload[0]?.split('imageSrcSet').join(''), said).not.toContain(said)
        expect(payload[0]?.length).toBeLessThan(html.length / 3)
      })

      test(`is alive all the same: ${kind}`, async ({ page }) => {
        await page.goto(path)
        const theme = page.getByRole('group', { name: say(locale, 'ThemeSwitch')('label') })
        await theme.getByText(say(locale, 'ThemeSwitch')('dark')).click({ force: true })
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
        await expect(page.getByRole('main')).toHaveText(/\S/)
        await expect(page.locator('title')).toHaveCount(1)
        await expect(page.locator('head link[rel="canonical"]')).toHaveCount(1)
      })
    }
  })
}

test('a browser that can gets the smallest form of a picture', async ({ page }) => {
  await page.goto(story.blocks('en'))
  const source = await page.locator('article img').first().getAttribute('src')
  for (const [accept, type] of [
    ['image/avif,image/webp,*/*', 'image/avif'],
    ['image/webp,*/*', 'image/webp'],
  ] as const) {
    const answer = await page.request.get(String(source), { headers: { Accept: accept } })
    expect(answer.headers()['content-type']).toBe(type)
  }
})

test('pages are stored whole, not in parts that nobody asks for', async ({ request }) => {
  const data = process.env.MERIDIAN_TEST_DATA ?? ''
  await request.get(story.longTitle('hy'))
  const folder = path.join(data, 'pages')
  const stored = () =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.page'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      // The page itself lies there compressed, behind a line about it.
      .filter((text) => text.includes(story.longTitle('hy')))
  await expect.poll(() => stored().length).toBeGreaterThan(0)
  for (const text of stored()) expect(text).toContain('"segments":[]')
})
