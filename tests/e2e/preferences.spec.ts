import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { story } from '@/tests/helpers/site-pages'

const ink = () => getComputedStyle(document.body).color
const bodySize = () =>
  Number.parseFloat(getComputedStyle(document.querySelector('[data-block] p') ?? document.body).fontSize)

for (const locale of locales) {
  test(`${locale}: the theme is switched, remembered and applied before the first paint`, async ({ page }) => {
    const names = say(locale, 'ThemeSwitch')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(`/${locale}`)
    const light = await page.evaluate(ink)
    await page
      .getByRole('group', { name: names('label') })
      .getByText(names('dark'))
      .click({ force: true })
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await page.evaluate(ink)).not.toBe(light)
    await expect(page.getByRole('radio', { name: names('dark') })).toBeChecked()

    // Nothing but the page's own inline script can have run when the body begins.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return
        document.documentElement.dataset.firstTheme = document.documentElement.dataset.theme
        observer.disconnect()
      }).observe(document, { childList: true, subtree: true })
    })
    await page.goto(story.blocks(locale))
    await expect(page.locator('html')).toHaveAttribute('data-first-theme', 'dark')
    await expect(page.getByRole('radio', { name: names('dark') })).toBeChecked()
    expect(await page.evaluate(ink)).not.toBe(light)
  })

  test(`${locale}: the text size is changed, announced, remembered`, async ({ page }) => {
    const names = say(locale, 'TextSize')
    await page.goto(story.blocks(locale))
    const larger = page.getByRole('button', { name: names('larger') })
    const smaller = page.getByRole('button', { name: names('smaller') })
    const before = await page.evaluate(bodySize)
    await larger.click()
    await expect(page.locator('html')).toHaveAttribute('data-text-size', '2')
    await expect(page.getByRole('status').filter({ hasText: /\d/ })).toHaveText(names('changed', { step: 3, steps: 5 }))
    const after = await page.evaluate(bodySize)
    expect(after).toBeGreaterThan(before)

    await page.reload()
    await expect(page.locator('html')).toHaveAttribute('data-text-size', '2')
    expect(await page.evaluate(bodySize)).toBe(after)

    await larger.click()
    await larger.click()
    await expect(larger).toBeDisabled()
    for (let step = 0; step < 4; step += 1) await smaller.click()
    await expect(smaller).toBeDisabled()
    await expect(page.locator('html')).toHaveAttribute('data-text-size', '0')
    expect(await page.evaluate(bodySize)).toBeLessThan(before)
  })
}

test('the system theme is followed until another is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/en')
  const light = await page.evaluate(ink)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => page.evaluate(ink)).not.toBe(light)
  await page.getByText(say('en', 'ThemeSwitch')('light'), { exact: true }).click({ force: true })
  await expect.poll(() => page.evaluate(ink)).toBe(light)
})

test('nonsense in the storage is the default', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('meridian:theme', '"><script>')
    localStorage.setItem('meridian:text-size', '99')
  })
  await page.goto(story.blocks('en'))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system')
  await expect(page.locator('html')).toHaveAttribute('data-text-size', '1')
})

test('a choice in one tab reaches the other', async ({ page, context }) => {
  await page.goto('/en')
  const other = await context.newPage()
  await other.goto('/ru')
  await other.getByText(say('ru', 'ThemeSwitch')('dark'), { exact: true }).click({ force: true })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
