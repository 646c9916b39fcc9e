import type { Locator, Page } from '@playwright/test'
import { type Locale, localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'

/** A word of a demo story in each language, as it stands there and inflected. */
const words: Record<Locale, { whole: string; inflected: string; beginning: string; slug: string }> = {
  en: { whole: 'snow', inflected: 'trams', beginning: 'Karasar', slug: 'karasar-runs-trams-through-the-night' },
  ru: { whole: 'снег', inflected: 'трамваев', beginning: 'Ночн', slug: 'nochnoy-tramvay-v-karasare' },
  hy: { whole: 'ձյուն', inflected: 'տրամվայների', beginning: 'Գիշեր', slug: 'gisherayin-tramvay-karasarum' },
}

/** Presses / until the page has become alive and listens. */
async function openSearch(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(dialog).toBeVisible({ timeout: 300 })
  }).toPass()
  return dialog.getByRole('combobox')
}

for (const locale of locales) {
  const overlay = say(locale, 'SearchOverlay')
  const results = say(locale, 'SearchPage')
  const { whole, inflected, slug } = words[locale]

  test.describe(`search in ${locale}`, () => {
    test('opens with the button and with /, and closes with Escape', async ({ page }) => {
      await page.goto(`/${locale}`)
      const dialog = page.getByRole('dialog', { name: overlay('open') })
      await page
        .getByRole('link', { name: overlay('open') })
        .first()
        .click()
      await expect(dialog).toBeVisible()
      await expect(dialog.getByRole('combobox')).toBeFocused()
      await expect(dialog.getByPlaceholder(overlay('placeholder'))).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await page.keyboard.press('/')
      await expect(dialog.getByRole('combobox')).toBeFocused()
      await expect(dialog.getByRole('combobox')).toHaveValue('')
      await dialog.getByRole('button', { name: overlay('close') }).click()
      await expect(dialog).toBeHidden()
    })

    test('suggests stories while one types, by keyboard too', async ({ page }) => {
      await page.goto(`/${locale}`)
      const field = await openSearch(page)
      await field.pressSequentially(whole)
      const options = page.getByRole('listbox', { name: overlay('suggestions') }).getByRole('option')
      await expect(options.first()).toBeVisible()
      await expect(field).toHaveAttribute('aria-expanded', 'true')
      await page.keyboard.press('ArrowDown')
      await expect(options.first()).toHaveAttribute('aria-selected', 'true')
      const href = await options.first().getAttribute('href')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new URL(href ?? '', page.url()).href)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    })

    test('finds an inflected form and says how many', async ({ page }) => {
      await page.goto(`/${locale}`)
      await (await openSearch(page)).fill(inflected)
      await page.keyboard.press('Enter')
      // All of it is there: the first result may be seen while the last ones are still being read.
      await page.waitForURL(/\/search\?q=/)
      await expect(page.locator(`main a[href$="${slug}"]`).first()).toBeVisible()
      const count = await page.locator('main ol > li').count()
      await expect(page.locator('main')).toContainText(results('count', { count }))
      await expect(page.getByRole('combobox').last()).toHaveValue(inflected)
    })

    test('says when there is nothing, and before anything is asked', async ({ page }) => {
      await page.goto(`/${locale}/search?q=98765432109`)
      await expect(page.locator('main')).toContainText(results('none', { query: '98765432109' }))
      await page.goto(`/${locale}/search`)
      await expect(page.locator('main')).toContainText(results('intro'))
      await page.goto(`/${locale}/search?q=%20%20`)
      await expect(page.locator('main')).toContainText(results('intro'))
    })

    test('is narrowed by a section, and widened again', async ({ page }) => {
      await page.goto(`/${locale}/search?from=2000-01-01`)
      const list = page.locator('main ol > li')
      const facet = page
        .getByRole('region', { name: results('section') })
        .getByRole('link')
        .first()
      await facet.click()
      await expect(page).toHaveURL(/[?&]section=/)
      await expect(list.first()).toBeVisible()
      await expect(facet).toHaveAttribute('aria-current', 'true')
      await page.getByRole('link', { name: results('removeAll') }).click()
      await expect(page).not.toHaveURL(/section=|from=/)
    })

    test('is offered to browsers', async ({ page, request }) => {
      await page.goto(`/${locale}`)
      const link = page.locator('link[rel=search]')
      await expect(link).toHaveAttribute('type', 'application/opensearchdescription+xml')
      const answer = await request.get(`/${locale}/opensearch.xml`)
      expect(answer.headers()['content-type']).toContain('application/opensearchdescription+xml')
      const xml = await answer.text()
      expect(xml).toContain(`/${locale}/search?q={searchTerms}`)
      expect(xml).toContain(`/api/v1/suggest?locale=${locale}&amp;format=opensearch&amp;q={searchTerms}`)
    })

    test('finds a story through another of its languages and shows it in this one', async ({ page }) => {
      const other = locale === 'en' ? 'ru' : 'en'
      await page.goto(`/${locale}/search?q=${encodeURIComponent(words[other].inflected)}`)
      await expect(page.locator(`main a[href$="${slug}"]`).first()).toBeVisible()
    })
  })
}

test('a story that is not in this language is marked with its own', async ({ page }) => {
  await page.goto(`/en/search?q=${encodeURIComponent('դարպասապահ')}`)
  const result = page.locator('main ol > li').first()
  await expect(result.locator('h2[lang=hy], h2 [lang=hy]').first()).toBeVisible()
  await expect(result).toContainText(localeFacts.hy.endonym)
})

test('hostile questions are only questions', async ({ page }) => {
  const questions = [
    '"><script>window.hacked=1</script>',
    "'; drop table article; --",
    '%',
    '\\',
    '((((',
    '!&|',
    'a'.repeat(600),
  ]
  for (const question of questions) {
    const response = await page.goto(`/en/search?q=${encodeURIComponent(question)}`)
    expect(response?.status(), question).toBe(200)
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  }
  const response = await page.goto('/en/search?q=one&q=two')
  expect(response?.status()).toBe(200)
})

test('the suggestion API answers in JSON and refuses unknown languages', async ({ request }) => {
  const good = await request.get('/api/v1/suggest?locale=en&q=tram')
  expect(good.status()).toBe(200)
  expect(good.headers()['content-type']).toContain('application/json')
  expect((await good.json()).suggestions.length).toBeGreaterThan(0)
  expect((await request.get('/api/v1/suggest?locale=de&q=tram')).status()).toBe(400)
  expect((await request.get('/api/v1/suggest')).status()).toBe(400)
  expect(await (await request.get('/api/v1/suggest?locale=en')).json()).toEqual({ suggestions: [] })
})
