import type { Page } from '@playwright/test'
import { locales } from '@/lib/i18n/locales'
import { axeViolations, bringAxe } from '@/lib/web-check/axe'
import { expect, test } from '@/tests/helpers/page'
import { pageKinds, story } from '@/tests/helpers/site-pages'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function open(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(path)
  await bringAxe(page)
}

for (const locale of locales) {
  for (const { kind, path } of pageKinds(locale)) {
    test(`${locale}: ${kind} has no WCAG 2.2 AA violation, light and dark`, async ({ page }) => {
      await open(page, path)
      expect(await axeViolations(page, { runOnly: standards }), 'light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      // Only colours differ.
      expect(await axeViolations(page, { runOnly: ['color-contrast'] }), 'dark').toEqual([])
    })
  }
}

test('text of a story has the contrast of WCAG AAA, light and dark', async ({ page }) => {
  await open(page, story.blocks('en'))
  const include = '[data-block] > :is(p, h2, h3, ul, ol), [data-block] blockquote'
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await axeViolations(page, { include, runOnly: ['color-contrast-enhanced'] }), colorScheme).toEqual([])
  }
})

test('a fault is noticed: this test can fail', async ({ page }) => {
  await open(page, story.blocks('en'))
  await page.locator('h1').evaluate((title) => {
    title.style.color = '#999'
    title.setAttribute('lang', 'zz')
    title.insertAdjacentHTML('afterend', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
  })
  const found = (await axeViolations(page, { runOnly: standards })).map(({ id }) => id)
  expect(found).toEqual(expect.arrayContaining(['color-contrast', 'image-alt', 'valid-lang']))
})
