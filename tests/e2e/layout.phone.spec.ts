import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { pageKinds, story } from '@/tests/helpers/site-pages'

/** What sticks out to the right of the window, as a short description; what scrolls inside its own box does not. */
function overflowing() {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element !== document.body &&
    (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element.parentElement),
  )
  return [
    `${document.documentElement.scrollWidth} px wide`,
    ...wide
      .slice(0, 3)
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`),
  ]
}

for (const locale of locales) {
  for (const width of [320, 390]) {
    test(`${locale}: no page is wider than a window of ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      for (const { path } of pageKinds(locale)) {
        await page.goto(path)
        expect(await page.evaluate(overflowing), path).toEqual([])
      }
    })
  }

  test(`${locale}: the largest text still fits`, async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem('meridian:text-size', '4'))
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(story.longTitle(locale))
    expect(await page.evaluate(overflowing)).toEqual([])
  })

  test(`${locale}: the parallel text stands under its paragraph`, async ({ page }) => {
    await page.goto(`${story.blocks(locale)}?with=${locale === 'en' ? 'ru' : 'en'}`)
    const pair = page.locator('#b1 > div')
    const [above, below] = [await pair.nth(0).boundingBox(), await pair.nth(1).boundingBox()]
    expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1)
  })

  test(`${locale}: search, theme and languages are within reach of a thumb`, async ({ page }) => {
    await page.goto(`/${locale}`)
    await page
      .getByRole('link', { name: say(locale, 'SearchOverlay')('open') })
      .first()
      .tap()
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    const targets = page.locator('header a:visible, header button:visible, header label:visible')
    const boxes = await targets.evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map(({ width, height }) => ({ width, height })),
    )
    // WCAG 2.2, 2.5.8: at least 24 by 24 CSS pixels.
    expect(boxes.filter(({ width, height }) => width > 0 && (width < 24 || height < 24))).toEqual([])
  })
}
