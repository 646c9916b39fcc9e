import { localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { story } from '@/tests/helpers/site-pages'

for (const locale of locales) {
  for (const other of locales.filter((candidate) => candidate !== locale)) {
    test(`${locale} → ${other}: the switch leads to this story's translation and keeps the paragraph`, async ({
      page,
    }) => {
      await page.goto(story.blocks(locale))
      await page.locator('#b14').evaluate((block) => block.scrollIntoView({ block: 'start', behavior: 'instant' }))
      const link = page.getByRole('link', { name: localeFacts[other].endonym, exact: true })
      await link.evaluate((element) => element instanceof HTMLElement && element.click())
      await expect(page).toHaveURL(new RegExp(`${story.blocks(other)}#b1[4-7]$`))
      await expect(page.locator('html')).toHaveAttribute('lang', other)
      await expect(page.locator(new URL(page.url()).hash)).toBeInViewport()
    })
  }

  test(`${locale}: every page's switch leads to the same page in the other languages`, async ({ page }) => {
    for (const rest of ['', '/sections/science', '/tags/bread', '/authors/ruben-tasharian', '/search', '/about']) {
      await page.goto(`/${locale}${rest}`)
      for (const other of locales) {
        const link = page.getByRole('link', { name: localeFacts[other].endonym, exact: true })
        await expect(link).toHaveAttribute('href', `/${other}${rest}`)
        await expect(link).toHaveAttribute('lang', other)
      }
    }
  })

  test(`${locale}: a story names its translations to search engines`, async ({ page, baseURL }) => {
    await page.goto(story.blocks(locale))
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${baseURL}${story.blocks(locale)}`)
    for (const other of locales) {
      await expect(page.locator(`link[rel=alternate][hreflang=${other}]`)).toHaveAttribute(
        'href',
        `${baseURL}${story.blocks(other)}`,
      )
    }
  })
}

test('a chosen language is remembered for the next visit', async ({ page }) => {
  await page.goto('/en')
  await page.getByRole('link', { name: localeFacts.hy.endonym, exact: true }).click()
  await expect(page).toHaveURL(/\/hy$/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/hy$/)
})

test('a link to a paragraph opens it in the language of whoever follows it', async ({ page, browser }) => {
  await page.goto(story.blocks('hy'))
  const href = await page.locator('#b13 [data-copy-link]').getAttribute('href')
  expect(href).toMatch(/^\/a\/\w+#b13$/)
  const context = await browser.newContext({ locale: 'ru-RU' })
  const recipient = await context.newPage()
  await recipient.goto(new URL(href ?? '', page.url()).href)
  await expect(recipient).toHaveURL(new RegExp(`${story.blocks('ru')}#b13$`))
  await expect(recipient.locator('#b13')).toBeInViewport()
  await context.close()
})
