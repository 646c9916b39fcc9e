import type { Page } from '@playwright/test'
import { localeFacts, locales } from '@/lib/i18n/locales'
import { catalogues } from '@/lib/i18n/messages'
import { axeViolations, bringAxe, standards } from '@/lib/web-check/axe'
import { problems } from '@/tests/helpers/leaks'
import { expect, test, wake } from '@/tests/helpers/page'
import { pageKinds } from '@/tests/helpers/site-pages'
import { watchViolations } from '@/tests/helpers/violations'
import { visibleTexts } from '@/tests/helpers/visible-texts'

async function expectLanguage(page: Page, locale: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  expect((await page.title()).length).toBeGreaterThan(3)
  const texts = await visibleTexts(page)
  expect(texts.length).toBeGreaterThan(20)
  expect.soft(problems(texts)).toEqual([])
}

async function expectAccessible(page: Page): Promise<void> {
  await bringAxe(page)
  expect.soft(await axeViolations(page, { runOnly: standards }), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  // Only colours differ.
  expect.soft(await axeViolations(page, { runOnly: ['color-contrast'] }), 'dark').toEqual([])
}

// Each is opened once and looked at from all sides: opening it takes longer than looking.
for (const locale of locales) {
  for (const { kind, path, status } of pageKinds(locale)) {
    test(`${locale}: ${kind} speaks its language, keeps to its policy and shuts nobody out`, async ({ page }) => {
      const violations = await watchViolations(page)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      const response = await page.goto(path)
      expect(response?.status()).toBe(status)
      const policy = response?.headers()['content-security-policy'] ?? ''
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
      await expectLanguage(page, locale)
      // Its scripts come when it is touched.
      await wake(page)
      expect.soft(await violations()).toEqual([])
      await expectAccessible(page)
    })
  }
}

test('an unknown language is answered in all of them', async ({ page }) => {
  const response = await page.goto('/de/articles/etwas')
  expect(response?.status()).toBe(404)
  const texts = await visibleTexts(page)
  expect(problems(texts)).toEqual([])
  for (const locale of locales) {
    await expect(page.locator(`[lang=${locale}]`).getByText(catalogues[locale].NotFound.title)).toBeVisible()
    await expect(page.getByText(localeFacts[locale].endonym, { exact: true })).toBeVisible()
  }
})
