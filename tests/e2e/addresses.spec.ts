import { locales } from '@/lib/i18n/locales'
import { expect, test } from '@/tests/helpers/page'
import { story } from '@/tests/helpers/site-pages'

const once = { maxRedirects: 0 }

test('/ leads to the reader’s language: the remembered one, then Accept-Language, then English', async ({
  playwright,
  baseURL,
}) => {
  const cases: [{ cookie?: string; accept?: string }, string][] = [
    [{ accept: 'ru-RU,ru;q=0.9,en;q=0.8' }, '/ru'],
    [{ accept: 'hy-AM' }, '/hy'],
    [{ accept: 'hyw' }, '/hy'],
    [{ accept: 'de,fr;q=0.5' }, '/en'],
    [{ accept: 'uk,be;q=0.9' }, '/en'],
    [{ accept: 'uk,ru;q=0.5' }, '/ru'],
    [{ accept: '*' }, '/en'],
    [{ accept: 'hy-;q=x, HY_am, x-klingon,,;;' }, '/en'],
    [{ cookie: 'hy', accept: 'ru' }, '/hy'],
    [{ cookie: '../../evil', accept: 'ru' }, '/ru'],
  ]
  for (const [{ cookie, accept }, target] of cases) {
    const headers = {
      ...(accept ? { 'accept-language': accept } : {}),
      ...(cookie ? { cookie: `NEXT_LOCALE=${cookie}` } : {}),
    }
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: headers })
    const response = await request.get('/', once)
    expect(response.status(), JSON.stringify(headers)).toBe(307)
    expect(new URL(response.headers().location ?? '', baseURL).pathname, JSON.stringify(headers)).toBe(target)
    expect(response.headers()['cache-control']).toContain('no-store')
    await request.dispose()
  }
})

test('old codes of Armenian lead to it', async ({ request }) => {
  for (const [from, to] of [
    ['/arm', '/hy'],
    ['/am', '/hy'],
    ['/arm/articles/test-blocks-hy', '/hy/articles/test-blocks-hy'],
  ] as const) {
    const response = await request.get(from, once)
    expect(response.status()).toBe(308)
    expect(response.headers().location).toBe(to)
  }
})

test('an old slug leads to the present one', async ({ request }) => {
  const response = await request.get('/en/articles/test-moved-old', once)
  expect(response.status()).toBe(308)
  expect(response.headers().location).toMatch(/\/en\/articles\/test-moved-new$/)
  expect((await request.get('/en/articles/test-moved-new', once)).status()).toBe(200)
})

test('the page about a story’s languages leads to the text where there is one', async ({ request }) => {
  for (const [from, status, to] of [
    ['/en/articles/test-blocks-en/languages', 307, '/en/articles/test-blocks-en'],
    ['/ru/articles/test-blocks-en/languages', 307, '/ru/articles/test-blocks-ru'],
    ['/hy/articles/test-withdrawn-en/languages', 308, /\/hy\/articles\/[2-9A-Z]+\/languages$/],
  ] as const) {
    const response = await request.get(from, once)
    expect(response.status(), from).toBe(status)
    expect(response.headers().location, from).toMatch(new RegExp(`${typeof to === 'string' ? to : to.source}$`))
  }
  expect((await request.get('/en/articles/nothing/languages', once)).status()).toBe(404)
})

test('nothing unpublished can be reached', async ({ request }) => {
  for (const slug of ['test-scheduled-en', 'test-draft-en', 'test-withdrawn-ru']) {
    for (const locale of locales) {
      const response = await request.get(`/${locale}/articles/${slug}`, once)
      // What was public once says that it is gone.
      const withdrawn = slug === 'test-withdrawn-ru' && locale === 'ru'
      expect(response.status(), `${locale} ${slug}`).toBe(withdrawn ? 410 : 404)
      expect(await response.text()).not.toMatch(/Nobody may see this|Этого никто не должен/)
    }
  }
  const found = await (await request.get('/en/search?q=far%20future')).text()
  expect(found).not.toContain('A story of the far future')
})

test('addresses that are none answer 404, not 500', async ({ request }) => {
  const strange = ['/xx', '/EN', '/en/', '/en/articles', '/en/articles/..%2f..%2fetc', '/a/NOSUCH', '/media/none.webp']
  const stranger = [
    '/en/archive/2024-13-45',
    '/en/archive/today',
    '/en/sections/science?after=nonsense',
    '/favicon.png',
    '/en/articles/a%00b',
  ]
  for (const path of [...strange, ...stranger]) {
    const response = await request.get(path, once)
    expect([200, 307, 308, 400, 404], path).toContain(response.status())
  }
  for (const path of [
    '/xx',
    '/EN',
    '/en/articles/nothing',
    '/en/archive/2024-13-45',
    '/en/archive/today',
    '/media/none.webp',
  ]) {
    expect((await request.get(path, once)).status(), path).toBe(404)
  }
})

test('a short address leads to the story in the reader’s language, or in one it exists in', async ({
  page,
  playwright,
  baseURL,
}) => {
  await page.goto(story.blocks('en'))
  const href = (await page.locator('#b1 [data-copy-link]').getAttribute('href'))?.split('#')[0] ?? ''
  for (const locale of locales) {
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { 'accept-language': locale } })
    const response = await request.get(href, once)
    expect(response.status()).toBe(307)
    expect(response.headers().location).toMatch(new RegExp(`${story.blocks(locale)}$`))
    await request.dispose()
  }
})

test('pictures are kept for ever under their checksum', async ({ page, request }) => {
  await page.goto(story.blocks('en'))
  const source = await page.locator('#b7 img').getAttribute('src')
  const media = new URL(source ?? '', page.url()).searchParams.get('url') ?? source ?? ''
  const response = await request.get(media)
  expect(response.status()).toBe(200)
  expect(response.headers()['content-type']).toBe('image/webp')
  expect(response.headers()['cache-control']).toContain('immutable')
})
