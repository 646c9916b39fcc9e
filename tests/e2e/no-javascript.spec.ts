import { localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { longSection, story } from '@/tests/helpers/site-pages'

test.use({ javaScriptEnabled: false })

for (const locale of locales) {
  test(`${locale}: the front page leads to stories`, async ({ page }) => {
    await page.goto(`/${locale}`)
    await page.locator('main h2 a, main h3 a').first().click()
    await expect(page).toHaveURL(new RegExp(`/${locale}/articles/`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[data-block]').nth(2)).toBeVisible()
  })

  test(`${locale}: a section can be read to its end, page by page`, async ({ page }) => {
    await page.goto(`/${locale}/sections/${longSection}`)
    const seen: string[] = []
    const next = page.locator('main a[rel=next]')
    for (let pages = 1; ; pages += 1) {
      seen.push(...(await page.locator('main [data-article-list] > li h2').allTextContents()))
      if ((await next.count()) === 0) break
      expect(pages).toBeLessThan(10)
      await expect(next).toHaveText(say(locale, 'ArticleList')('more'))
      const href = (await next.getAttribute('href')) ?? ''
      expect(href).toContain('after=')
      await next.click()
      await page.waitForURL((url) => url.href.endsWith(href))
    }
    expect(seen.length).toBeGreaterThan(45)
    expect(new Set(seen).size).toBe(seen.length)
    await page.getByRole('link', { name: say(locale, 'ArticleList')('newest') }).click()
    await expect(page).toHaveURL(new RegExp(`/sections/${longSection}$`))
  })

  test(`${locale}: the search form finds stories`, async ({ page }) => {
    await page.goto(`/${locale}`)
    await page.getByRole('link', { name: say(locale, 'SearchOverlay')('open') }).click()
    await page.getByRole('combobox').fill({ en: 'snow', ru: 'снег', hy: 'ձյուն' }[locale])
    await page.getByRole('button', { name: say(locale, 'SearchOverlay')('submit') }).click()
    await expect(page.locator('main ol > li').first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, 'SearchPage')('title'))
  })

  test(`${locale}: the language switch leads to this story in every language`, async ({ page }) => {
    for (const other of locales.filter((candidate) => candidate !== locale)) {
      await page.goto(story.blocks(locale))
      await page.getByRole('link', { name: localeFacts[other].endonym, exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`${story.blocks(other)}$`))
    }
  })

  test(`${locale}: an unknown address says so`, async ({ page }) => {
    const response = await page.goto(`/${locale}/articles/unknown-story`)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, 'NotFound')('title'))
    await page.getByRole('link', { name: say(locale, 'NotFound')('home'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`/${locale}$`))
  })
}

for (const [locale, status, state] of [
  ['ru', 410, 'Withdrawn'],
  ['hy', 404, 'MissingTranslation'],
] as const) {
  test(`${locale}: a story that is not in this language names the languages it is in`, async ({ page }) => {
    const response = await page.goto(story.withdrawn(locale))
    expect(response?.status()).toBe(status)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, state)('title'))
    const languages = page.locator('main ul a')
    await expect(languages).toHaveCount(1)
    await expect(languages).toContainText(localeFacts.en.endonym)
    await languages.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A story with a withdrawn translation')
  })
}

for (const [locale, state] of [
  ['ru', 'Withdrawn'],
  ['hy', 'MissingTranslation'],
] as const) {
  test(`${locale}: the language switch of a story that is not in this language leads to a page that is there`, async ({
    page,
    request,
  }) => {
    await page.goto(story.withdrawn('en'))
    const link = page.getByRole('link', { name: localeFacts[locale].endonym, exact: true })
    const href = (await link.getAttribute('href')) ?? ''
    await link.click()
    await expect(page).toHaveURL(new RegExp(`${href}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(locale, state)('title'))
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
    expect((await request.get(href)).status()).toBe(200)
    await page.locator('main ul a').click()
    await expect(page).toHaveURL(new RegExp(`${story.withdrawn('en')}$`))
  })
}

test('controls that need JavaScript are not shown', async ({ page }) => {
  await page.goto(story.blocks('en'))
  await expect(page.getByRole('button', { name: say('en', 'ArticleTools')('print') })).toBeHidden()
  await expect(page.getByRole('radio', { name: say('en', 'ThemeSwitch')('dark') })).toBeHidden()
})
