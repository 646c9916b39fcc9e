import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { longSection, story } from '@/tests/helpers/site-pages'

for (const locale of locales) {
  test(`${locale}: a section loads its next pages as one scrolls, to the end`, async ({ page }) => {
    await page.goto(`/${locale}/sections/${longSection}`)
    const items = page.locator('[data-article-list] > li')
    const first = await items.count()
    const more = page.locator('main a[rel=next]')
    await expect(async () => {
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await expect(more).toHaveCount(0, { timeout: 100 })
    }).toPass({ timeout: 60_000 })
    expect(await items.count()).toBeGreaterThan(first + 20)
    const links = await items.locator('h2 a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(new Set(links).size).toBe(links.length)
    await items.last().locator('h2 a').click()
    await expect(page.locator('[data-block]').first()).toBeVisible()
  })

  test(`${locale}: a list that cannot be loaded says so and can be tried again`, async ({ page, allowFault }) => {
    allowFault(/Failed to load resource|status of 503|^503 /)
    let broken = true
    await page.route(/\?after=/, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()))
    await page.goto(`/${locale}/sections/${longSection}`)
    const more = page.locator('main a[rel=next]')
    await more.scrollIntoViewIfNeeded()
    await expect(page.getByRole('status').filter({ hasText: say(locale, 'ArticleList')('failed') })).toBeVisible()
    const before = await page.locator('[data-article-list] > li').count()
    broken = false
    await more.click()
    await expect.poll(() => page.locator('[data-article-list] > li').count()).toBeGreaterThan(before)
  })

  test(`${locale}: the front page has a lead, latest news with times, sections and most read`, async ({ page }) => {
    await page.goto(`/${locale}`)
    const texts = say(locale, 'FrontPage')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expect(
      page
        .getByRole('region', { name: texts('top') })
        .locator('h2 a, h3 a')
        .first(),
    ).toBeVisible()
    const latest = page.getByRole('region', { name: texts('latest') })
    expect(await latest.locator('time').count()).toBeGreaterThan(4)
    await latest.locator('h3 a').first().click()
    await expect(page).toHaveURL(new RegExp(`/${locale}/archive/\\d{4}-\\d{2}-\\d{2}$`))
    await expect(page.locator('[data-article-list] > li').first()).toBeVisible()
  })

  test(`${locale}: days of the archive lead to each other`, async ({ page }) => {
    const texts = say(locale, 'ArchivePage')
    await page.goto(`/${locale}/archive/2024-03-05`)
    await expect(page.locator(`main a[href="${story.blocks(locale)}"]`).first()).toBeVisible()
    await page.getByRole('link', { name: texts('previousDay') }).click()
    await expect(page).toHaveURL(/2024-03-04$/)
    await page.getByRole('link', { name: texts('nextDay') }).click()
    await expect(page).toHaveURL(/2024-03-05$/)
    await page.goto(`/${locale}/archive/2019-03-05`)
    await expect(page.locator('main')).toContainText(say(locale, 'ArticleList')('empty'))
  })
}

test('links of a list work after coming back', async ({ page }) => {
  await page.goto(`/en/sections/${longSection}`)
  await page.locator('[data-article-list] h2 a').first().click()
  await expect(page.locator('[data-block]').first()).toBeVisible()
  await page.goBack()
  await expect(page.locator('[data-article-list] h2 a').first()).toBeVisible()
})
