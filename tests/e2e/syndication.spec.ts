import { localeFacts, locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { say } from '@/tests/helpers/say'
import { longSection, story } from '@/tests/helpers/site-pages'

/** Pages that feeds go with, and how many feeds of each format they name. */
const followed = (locale: string) => [
  { path: `/${locale}`, feeds: 1 },
  { path: `/${locale}/sections/${longSection}`, feeds: 2 },
  { path: `/${locale}/tags/bread`, feeds: 2 },
  { path: `/${locale}/authors/ruben-tasharian`, feeds: 2 },
  { path: `/${locale}/articles/test-blocks-${locale}`, feeds: 2 },
]

for (const locale of locales) {
  test(`${locale}: pages name their feeds, and each of them is there`, async ({ page, request }) => {
    const seen = new Map<string, string>()
    for (const { path, feeds } of followed(locale)) {
      await page.goto(path)
      for (const type of ['application/rss+xml', 'application/atom+xml', 'application/feed+json']) {
        const links = await page.locator(`link[rel=alternate][type="${type}"]`).all()
        expect(links.length, `${path} ${type}`).toBeGreaterThanOrEqual(feeds)
        for (const link of links) seen.set((await link.getAttribute('href')) ?? '', type)
      }
    }
    for (const [href, type] of seen) {
      const response = await request.get(new URL(href).pathname)
      expect(response.status(), href).toBe(200)
      expect(response.headers()['content-type'], href).toBe(`${type}; charset=utf-8`)
    }
  })

  test(`${locale}: a page leads browsers to its search, its manifest and its icons`, async ({ page, request }) => {
    await page.goto(`/${locale}`)
    const href = (rel: string) => page.locator(`head link[rel="${rel}"]`).first().getAttribute('href')
    const search = await (await request.get((await href('search')) ?? '')).text()
    expect(search).toContain(`/${locale}/search?q={searchTerms}`)
    const manifest = await (await request.get((await href('manifest')) ?? '')).json()
    expect(manifest).toMatchObject({ lang: locale, start_url: `/${locale}` })
    for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200)
  })

  test(`${locale}: a story tells messengers its picture and its languages`, async ({ page, request }) => {
    await page.goto(story.blocks(locale))
    const meta = (name: string) => page.locator(`meta[property="${name}"]`)
    await expect(meta('og:locale')).toHaveAttribute('content', localeFacts[locale].openGraph)
    await expect(meta('og:locale:alternate')).toHaveCount(locales.length - 1)
    const picture = await request.get(new URL((await meta('og:image').getAttribute('content')) ?? '').pathname)
    expect(picture.headers()['content-type']).toBe('image/jpeg')
    expect((await picture.body()).length).toBeLessThan(150 * 1024)
  })

  test(`${locale}: a list in two languages has each story once and says what language it is in`, async ({ page }) => {
    const other = locale === 'hy' ? 'ru' : 'hy'
    await page.goto(`/${locale}+${other}/sections/region`)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    const links = page.locator('[data-article-list] > li h2 a')
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const link of await links.all()) {
      const href = (await link.getAttribute('href')) ?? ''
      const isForeign = href.startsWith(`/${other}/`)
      expect(isForeign || href.startsWith(`/${locale}/`), href).toBe(true)
      expect(await link.evaluate((element) => element.closest('[lang]')?.getAttribute('lang')), href).toBe(
        isForeign ? other : locale,
      )
    }
    await expect(page.getByRole('navigation', { name: say(locale, 'LanguageList')('label') })).toBeVisible()
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  })
}

test('a feed is sent once to whoever keeps it', async ({ request }) => {
  const first = await request.get('/en/feeds/rss.xml')
  const { etag = '', 'last-modified': modified = '' } = first.headers()
  expect(Date.parse(modified)).not.toBeNaN()
  expect((await request.get('/en/feeds/rss.xml', { headers: { 'if-none-match': etag } })).status()).toBe(304)
})
