import { localeFacts, locales } from '@/lib/i18n/locales'
import { demoSettings } from '@/tests/helpers/demo'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

for (const locale of locales) {
  test.describe(`an article in ${locale}`, () => {
    test('shows section, title, subtitle, lead, subheadings, picture, time and kind', async ({ page }) => {
      await page.goto(story.blocks(locale))
      const article = page.locator('article').first()
      const header = article.locator('header').first()
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
      await expect(header.locator(`a[href="/${locale}/sections/culture"]`)).toBeVisible()
      await expect(header).toContainText(say(locale, 'ArticleKind')('opinion'))
      await expect(article.locator('#b2 h2')).toBeVisible()
      await expect(article.locator('#b5 h3')).toBeVisible()
      await expect(article.locator('#b3 blockquote')).toBeVisible()
      await expect(article.locator('#b4 ul > li')).toHaveCount(2)
      await expect(article.locator('#b6 ol > li')).toHaveCount(2)
      await expect(article.locator('#b8 a')).toHaveAttribute('href', 'https://example.org/video')
      const picture = article.locator('#b7 img')
      await picture.scrollIntoViewIfNeeded()
      await expect(picture).toHaveJSProperty('complete', true)
      expect(
        await picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
      ).toBeGreaterThan(100)
      // 09:00 UTC is 13:00 in the newsroom's zone and 14:45 in the one the browser runs in.
      const time = header.locator('time').first()
      await expect(time).toHaveAttribute('datetime', '2024-03-05T09:00:00.000Z')
      await expect(time).toContainText('13:00')
    })

    test('marks foreign fragments with their language', async ({ page }) => {
      await page.goto(story.blocks(locale))
      await expect(page.locator('#b1 [lang]')).toHaveAttribute('lang', locale === 'ru' ? 'en' : 'ru')
    })

    test('names its authors and says that a guest speaks for himself', async ({ page }) => {
      await page.goto(story.blocks(locale))
      const bylines = page.locator('article a[rel=author]')
      await expect(bylines).toHaveCount(2)
      await expect(bylines.first()).toHaveAttribute('href', `/${locale}/authors/ruben-tasharian`)
      const notice = page.locator('article').first().getByText(demoSettings.guestNotice[locale])
      await expect(notice).toBeVisible()
      await page.goto(story.noImage(locale))
      await expect(page.getByText(demoSettings.guestNotice[locale])).toHaveCount(0)
    })

    test('has its topics and more from the section, with the section described', async ({ page }) => {
      await page.goto(story.blocks(locale))
      const topics = page.getByRole('navigation', { name: say(locale, 'ArticlePage')('tags') })
      await expect(topics.getByRole('link')).toHaveCount(2)
      const more = page.getByRole('region').filter({ has: page.locator('[data-article-list]') })
      await expect(more.getByRole('heading', { level: 2 })).toBeVisible()
      expect((await more.locator('p').first().textContent())?.length).toBeGreaterThan(20)
      expect(await more.locator('[data-article-list] > li').count()).toBeGreaterThan(0)
      await expect(more.locator(`a[href="${story.blocks(locale)}"]`)).toHaveCount(0)
    })

    test('can be read beside another language', async ({ page }) => {
      const other = locale === 'hy' ? 'en' : 'hy'
      await page.goto(story.blocks(locale))
      const links = page.getByRole('navigation', { name: say(locale, 'ParallelReading')('label') })
      await links.locator(`a[href*="with=${other}"]`).click()
      await expect(page).toHaveURL(new RegExp(`with=${other}`))
      const pair = page.locator('#b1 > div')
      await expect(pair).toHaveCount(2)
      await expect(pair.nth(1)).toHaveAttribute('lang', other)
      await expect(page.getByText(localeFacts[other].endonym, { exact: true }).first()).toBeVisible()
      const [left, right] = [await pair.nth(0).boundingBox(), await pair.nth(1).boundingBox()]
      expect(Math.abs((left?.y ?? 0) - (right?.y ?? 99))).toBeLessThan(2)
      expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1)
    })

    test('without a picture has no hole where the picture would be', async ({ page }) => {
      await page.goto(story.noImage(locale))
      await expect(page.locator('article').first().locator('img, figure')).toHaveCount(0)
    })
  })
}
