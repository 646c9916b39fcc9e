import type { Page } from '@playwright/test'
import { localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test, touch } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

/** Addresses of the site's scripts that the page asks for. */
function scriptsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') asked.push(new URL(request.url()).pathname)
  })
  return asked
}

/** Until the page has been laid out to its end, which it does in the pauses after it has loaded. */
const settled = (page: Page) => expect(page.locator('[data-far]')).toHaveCount(0)

/** A press without anything before it, as an assistive technology does it. */
const press = (element: Element) => element instanceof HTMLElement && element.click()

for (const locale of locales) {
  test.describe(`a page that nobody touches, in ${locale}`, () => {
    for (const [kind, path] of Object.entries({
      front: `/${locale}`,
      story: story.blocks(locale),
      section: `/${locale}/sections/science`,
    })) {
      test(`loads no scripts: ${kind}`, async ({ page }) => {
        const scripts = scriptsOf(page)
        await page.goto(path)
        await settled(page)
        expect(scripts).toEqual([])
        await touch(page)
        await expect.poll(() => scripts.length).toBeGreaterThan(3)
        await expect(page.locator('html')).not.toHaveAttribute('data-waking')
      })
    }

    test('does what is pressed all the same, once it can', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.goto(story.blocks(locale))
      const tools = say(locale, 'ArticleTools')
      await page.getByRole('button', { name: tools('copyLink') }).evaluate(press)
      await expect(page.getByRole('status').filter({ hasText: tools('copied') })).toHaveCount(1)
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(story.blocks(locale))
    })

    test('opens the search with its key', async ({ page }) => {
      await page.goto(`/${locale}`)
      await page.keyboard.press('/')
      await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    })

    test('switches the theme with the keyboard', async ({ page }) => {
      await page.goto(`/${locale}`)
      const name = say(locale, 'ThemeSwitch')('dark')
      await page.getByRole('radio', { name }).focus()
      await page.keyboard.press('Space')
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await expect(page.getByRole('radio', { name })).toBeChecked()
    })
  })
}

test.describe('a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })

  for (const [kind, path] of Object.entries({ front: '/hy', story: story.blocks('hy') }))
    test(`has the whole page laid out soon, without anybody scrolling: ${kind}`, async ({ page }) => {
      await page.goto(path)
      await expect(page.locator('[data-far]')).toHaveCount(0)
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const last = page.getByRole('contentinfo').getByRole('paragraph').last()
      await expect(last).toBeVisible()
      const end = await last.evaluate((element) => element.getBoundingClientRect().bottom + window.scrollY)
      expect(Math.abs(end - height)).toBeLessThan(2)
    })
})

test('a link that scripts would change leads on when they do not come', async ({ page, allowFault }) => {
  allowFault(/Failed to load resource|ERR_FAILED/)
  await page.route('**/_next/static/**', (route) => route.abort())
  await page.goto(story.blocks('hy'))
  await page.getByRole('link', { name: localeFacts.ru.endonym, exact: true }).evaluate(press)
  await expect(page).toHaveURL(new RegExp(`${story.blocks('ru')}$`))
})

test('the theme that was chosen before is shown as chosen before anything hydrates', async ({ page }) => {
  await page.goto('/ru')
  await page.evaluate(() => localStorage.setItem('meridian:theme', 'dark'))
  await page.reload()
  const mark = (theme: string) =>
    page.locator(`[data-theme-option=${theme}]`).evaluate((element) => getComputedStyle(element).borderBottomColor)
  expect(await mark('dark')).not.toBe(await mark('system'))
  expect(await mark('system')).toBe(await mark('light'))
})

for (const [locale, other] of [
  ['hy', 'ru'],
  ['ru', 'hy'],
] as const) {
  test.describe(`a browser that reads ${locale} and ${other}`, () => {
    test.use({ locale: `${other}-XX` })

    test('is offered both, before the first paint and without a script of ours', async ({ page }) => {
      const scripts = scriptsOf(page)
      await page.goto(`/${locale}`)
      await settled(page)
      const t = say(locale, 'LanguageList')
      await expect(page.getByText(t('offer'))).toBeVisible()
      expect(scripts).toEqual([])
      await page.getByRole('link', { name: new RegExp(`^${t('accept')}`) }).click()
      await expect(page).toHaveURL(new RegExp(`/${locale}(\\+|%2B)${other}$`))
    })
  })
}
