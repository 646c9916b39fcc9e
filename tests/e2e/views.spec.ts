import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

const isAction = (response: { request: () => { method: () => string } }) => response.request().method() === 'POST'

for (const locale of locales) {
  test(`${locale}: a reading is counted and shown with the right plural`, async ({ page }) => {
    const views = page.locator('[data-views]')
    const counts: number[] = []
    for (let reading = 0; reading < 3; reading += 1) {
      const counted = page.waitForResponse(isAction)
      await page.goto(story.noImage(locale))
      expect((await counted).status()).toBe(200)
      const label = () => views.textContent()
      const last = counts.at(-1) ?? 0
      await expect.poll(async () => Number((await label())?.match(/\d+/)?.[0])).toBeGreaterThan(last)
      const count = Number((await label())?.match(/\d+/)?.[0])
      await expect(views).toHaveText(say(locale, 'ViewCounter')('views', { count }))
      counts.push(count)
    }
    expect(await page.context().cookies()).toEqual([])
  })
}

test('a reader who leaves at once is not counted', async ({ page }) => {
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  await page.clock.install()
  await page.goto(story.blocks('en'))
  await page.clock.runFor(500)
  await page.goto('/en/about')
  await page.clock.runFor(5_000)
  expect(posts).toEqual([])
})
