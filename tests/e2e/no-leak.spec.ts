import { isLocale, localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { catalogues } from '@/tests/helpers/say'
import { foreignWords } from '@/tests/helpers/scripts'
import { pageKinds } from '@/tests/helpers/site-pages'
import { type VisibleText, visibleTexts } from '@/tests/helpers/visible-texts'

const namespaces = Object.keys(catalogues.en)

/** Latin letters that belong to no language: addresses and the site's own name in a foreign page's metadata. */
const addresses = /\bhttps?:\/\/\S+|\b[\w.+-]+@[\w.-]+\.\w+\b|\b(https?:\/\/)?([\w-]+\.)+(org|com|am)\b(\/[\w\-/]*)?/g

/** What a broken lookup, a broken format or a forgotten value looks like. */
const leaks = [
  new RegExp(`\\b(${namespaces.join('|')})\\.[a-z]\\w*\\b`),
  /(?<![@/.\w])[a-z]+(_[a-z]+)+(?![@\w])/,
  /\{\w+(,|\})|\bundefined\b|\bNaN\b|\[object \w+\]|\bInvalid Date\b|MISSING_MESSAGE|FORMATTING_ERROR/,
]

function problems(texts: VisibleText[]): string[] {
  return texts.flatMap(({ text, from, lang }) => {
    const leaked = leaks.some((pattern) => pattern.test(text)) ? [`leak in ${from}: ${text}`] : []
    const foreign = isLocale(lang) ? foreignWords(text.replace(addresses, ' '), lang) : [`unknown lang "${lang}"`]
    return foreign.length > 0
      ? [...leaked, `${from} said to be ${lang}: ${text} (${foreign.slice(0, 5).join(', ')})`]
      : leaked
  })
}

for (const locale of locales) {
  for (const { kind, path, status } of pageKinds(locale)) {
    test(`${locale}: ${kind} speaks its language and shows no keys`, async ({ page }) => {
      const response = await page.goto(path)
      expect(response?.status()).toBe(status)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      expect((await page.title()).length).toBeGreaterThan(3)
      const texts = await visibleTexts(page)
      expect(texts.length).toBeGreaterThan(20)
      expect(problems(texts)).toEqual([])
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

test('the rules of this file can see a leak', () => {
  const bad = ['ShareRow.heading', 'night_theme', 'Hello {name}', 'undefined', 'Ссылка скопирована']
  for (const text of bad) expect(problems([{ text, from: 'text', lang: 'en' }]), text).not.toEqual([])
  expect(problems([{ text: 'Link copied', from: 'title', lang: 'en' }])).toEqual([])
  expect(problems([{ text: 'Link copied', from: 'title', lang: 'hy' }])).not.toEqual([])
})
