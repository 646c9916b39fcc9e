import type { Page } from '@playwright/test'
import { axeViolations, bringAxe, standards } from '@/lib/web-check/axe'
import { expect, test } from '@/tests/helpers/page'
import { story } from '@/tests/helpers/site-pages'

async function open(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto(path)
  await bringAxe(page)
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
