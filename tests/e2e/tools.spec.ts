import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

for (const locale of locales) {
  test.describe(`story tools in ${locale}`, () => {
    test('copy the link, and say so in this language', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto(story.blocks(locale))
      const tools = say(locale, 'ArticleTools')
      await page.getByRole('button', { name: tools('copyLink') }).click()
      await expect(page.getByRole('status').filter({ hasText: tools('copied') })).toHaveCount(1)
      await expect(page.getByRole('button', { name: tools('copied') })).toBeVisible()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      const response = await page.request.get(copied)
      expect(response.url()).toMatch(/\/articles\/test-blocks-/)
    })

    test('copy a link to a paragraph, and say so', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const quote = say(locale, 'QuoteLink')
      // Before the page is alive the link leads to the story instead: then once more from the beginning.
      await expect(async () => {
        await page.goto(story.blocks(locale))
        await page
          .locator('#b13')
          .getByRole('link', { name: quote('label') })
          .press('Enter')
        await expect(page.getByRole('status').filter({ hasText: quote('copied') })).toHaveCount(1, { timeout: 1_000 })
      }).toPass()
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/a\/\w+#b13$/)
    })

    test('say it when the clipboard is refused', async ({ page }) => {
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined })
        document.execCommand = () => false
      })
      await page.goto(story.blocks(locale))
      const tools = say(locale, 'ArticleTools')
      await page.getByRole('button', { name: tools('copyLink') }).click()
      await expect(page.getByRole('status').filter({ hasText: tools('copyFailed') })).toHaveCount(1)
    })

    test('print the story with its address and date, without the furniture', async ({ page }) => {
      await page.addInitScript(() => {
        window.print = () => {
          document.documentElement.dataset.printed = 'yes'
        }
      })
      await page.goto(story.blocks(locale))
      await page.getByRole('button', { name: say(locale, 'ArticleTools')('print') }).click()
      await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes')
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(page.url())).toBeVisible()
      await expect(page.locator('body > header, body > footer').first()).toBeHidden()
      await expect(page.getByRole('button', { name: say(locale, 'ArticleTools')('print') })).toBeHidden()
      await expect(page.locator('[data-article-list]')).toBeHidden()
      const paper = await page.evaluate(() => getComputedStyle(document.body).color)
      expect(
        paper
          .match(/\d+/g)
          ?.slice(0, 3)
          .map(Number)
          .every((part) => part < 90),
      ).toBe(true)
    })

    test('share to Telegram, WhatsApp, Facebook, X and by e-mail', async ({ page }) => {
      await page.goto(story.blocks(locale))
      const share = say(locale, 'ShareRow')
      await expect(page.getByText(share('heading'))).toBeVisible()
      const title = await page.getByRole('heading', { level: 1 }).textContent()
      const hosts = { Telegram: 't.me', WhatsApp: 'wa.me', Facebook: 'www.facebook.com', X: /^(x|twitter)\.com$/ }
      for (const [network, host] of Object.entries(hosts)) {
        const link = page.getByRole('link', { name: share('on', { network }), exact: true })
        const href = new URL((await link.getAttribute('href')) ?? '')
        expect(href.hostname).toMatch(host)
        expect([...href.searchParams.values()].join(' ')).toContain(story.blocks(locale))
      }
      const mail = await page.getByRole('link', { name: share('email'), exact: true }).getAttribute('href')
      expect(mail).toMatch(/^mailto:\?/)
      expect(decodeURIComponent(mail ?? '')).toContain(title ?? '?')
      expect(decodeURIComponent(mail ?? '')).toContain(story.blocks(locale))
    })

    test('offer the sharing of the device where there is one', async ({ page }) => {
      await page.addInitScript(() => {
        navigator.share = async (data) => {
          document.documentElement.dataset.shared = JSON.stringify(data)
        }
      })
      await page.goto(story.blocks(locale))
      await page.mouse.wheel(0, 400)
      await page.getByRole('button', { name: say(locale, 'ShareRow')('native'), exact: true }).click()
      await expect(page.locator('html')).toHaveAttribute('data-shared', new RegExp(story.blocks(locale)))
    })
  })
}
