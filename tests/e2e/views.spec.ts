import type { APIRequestContext, Page } from '@playwright/test'
import { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locales'
import { chromiumFlags } from '@/tests/helpers/chromium-flags'
import { expect, test } from '@/tests/helpers/page'
import { newReader } from '@/tests/helpers/reader'
import { say } from '@/tests/helpers/say'
import { onlyElsewhere, story } from '@/tests/helpers/site-pages'

// A browser that says it is driven by a program is not counted; this one does not say so.
test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, args: chromiumFlags }) })
// One number for all of them: it may only change by what the running test does.
test.describe.configure({ mode: 'serial' })

const readingSchema = z.object({ articleId: z.string(), translationId: z.string() })
const countSchema = z.object({ count: z.number() })

async function readingOn(page: Page) {
  const text = await page.locator('[data-views]').first().getAttribute('data-views')
  return readingSchema.parse(JSON.parse(text ?? ''))
}

async function askCount(request: APIRequestContext, articleId: string): Promise<number> {
  const answer = await request.get(`/api/v1/views?story=${articleId}&locale=en`)
  return countSchema.parse(await answer.json()).count
}

async function countOf(page: Page): Promise<number> {
  const { articleId } = await readingOn(page)
  return askCount(page.request, articleId)
}

/** What a page of this address would report. Nobody opens it: on a slow machine, one that is open may soon be counted. */
async function readingAt(request: APIRequestContext, address: string) {
  const html = await (await request.get(address)).text()
  const text = /data-views="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"')
  return readingSchema.parse(JSON.parse(text ?? ''))
}

async function countBefore(page: Page, address: string): Promise<number> {
  const { articleId } = await readingAt(page.request, address)
  return askCount(page.request, articleId)
}

/** Until a view has been answered, by whichever way it went. */
function counted(page: Page) {
  return page.waitForResponse((response) => response.request().method() === 'POST')
}

for (const locale of locales) {
  test(`${locale}: a reading raises the number once, and a reload does not`, async ({ browser }) => {
    const context = await newReader(browser)
    const page = await context.newPage()
    const before = await countBefore(page, story.noImage(locale))
    const first = counted(page)
    await page.goto(story.noImage(locale))
    expect((await first).status()).toBe(200)
    await expect.poll(() => countOf(page)).toBe(before + 1)
    const sentence = say(locale, 'ViewCounter')('views', { count: before + 1 })
    await expect(page.locator('[data-views]').first()).toHaveText(sentence)
    const again = counted(page)
    await page.reload()
    expect((await again).status()).toBe(200)
    expect(await countOf(page)).toBe(before + 1)
    await expect(page.locator('[data-views]').first()).toHaveText(sentence)
    expect(await context.cookies()).toEqual([])
    await context.close()
  })
}

/** A story nobody reads in another test. What a reader sees after one, two and five readers. */
const plurals: Record<Locale, [string, string, string]> = {
  en: ['1 view', '2 views', '5 views'],
  ru: ['1 просмотр', '2 просмотра', '5 просмотров'],
  hy: ['1 դիտում', '2 դիտում', '5 դիտում'],
}

test('one, two and five readers are counted in the words of each language', async ({ browser }) => {
  test.slow()
  const sentences: string[] = []
  for (let reader = 1; reader <= 5; reader += 1) {
    const context = await newReader(browser)
    const page = await context.newPage()
    const first = counted(page)
    await page.goto(story.longTitle('ru'))
    await first
    const number = page.locator('[data-views]').first()
    await expect(number).toHaveText(new RegExp(`^${reader} `))
    sentences.push((await number.textContent()) ?? '')
    const { articleId } = await readingOn(page)
    for (const [index, after] of [1, 2, 5].entries()) {
      if (after !== reader) continue
      for (const locale of locales) {
        const answer = await page.request.get(`/api/v1/views?story=${articleId}&locale=${locale}`)
        expect(await answer.json()).toMatchObject({ count: after, label: plurals[locale][index] })
      }
    }
    await context.close()
  }
  expect([sentences[0], sentences[1], sentences[4]]).toEqual(plurals.ru)
})

test('a view that is sent again and again is the same view', async ({ browser }) => {
  const context = await newReader(browser)
  const page = await context.newPage()
  const first = counted(page)
  await page.goto(story.noImage('en'))
  await first
  const after = await countOf(page)
  const reading = await readingOn(page)
  const statuses = await page.evaluate(
    (body) =>
      Promise.all([1, 2, 3].map(() => fetch('/api/v1/views', { method: 'POST', body }).then(({ status }) => status))),
    JSON.stringify(reading),
  )
  expect(statuses).toEqual([200, 200, 200])
  expect(await countOf(page)).toBe(after)
  await context.close()
})

test('a page that is made in advance asks for nothing and counts nothing until it is shown', async ({ browser }) => {
  const context = await newReader(browser)
  const page = await context.newPage()
  // The headless browser makes no pages in advance; this one is told that it is such a page.
  await page.addInitScript(() => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.clock.install()
  await page.goto(story.noImage('hy'))
  const before = await countOf(page)
  await page.clock.runFor(60_000)
  expect(asked.filter((request) => request.startsWith('POST') || request.includes('/api/'))).toEqual([])
  const first = counted(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'prerendering', { value: false, configurable: true })
    document.dispatchEvent(new Event('prerenderingchange'))
  })
  await page.clock.runFor(2_000)
  expect((await first).status()).toBe(200)
  expect(await countOf(page)).toBe(before + 1)
  await context.close()
})

test('the number is one of all languages, and nothing is sent twice by a page that comes back', async ({ browser }) => {
  const context = await newReader(browser)
  const page = await context.newPage()
  const posts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  const first = counted(page)
  await page.goto(story.noImage('hy'))
  await first
  const after = await countOf(page)
  await page.goto('/hy/about')
  await page.goBack()
  const second = counted(page).catch(() => null)
  await page.goto(story.noImage('ru'))
  await second
  expect(await countOf(page)).toBe(after)
  await context.close()
})

test('a page that is left at once is not counted, nor one that was only loaded in advance', async ({ browser }) => {
  const context = await newReader(browser)
  const page = await context.newPage()
  const posts: string[] = []
  await page.route('**/ahead', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<script type="speculationrules">{"prerender":[{"urls":["${story.noImage('en')}"],"eagerness":"immediate"}],
        "prefetch":[{"urls":["${story.noImage('ru')}"],"eagerness":"immediate"}]}</script>`,
    }),
  )
  context.on('request', (request) => request.method() === 'POST' && posts.push(request.url()))
  // A clock that stands: however slow the machine is, the page is never in sight for a second.
  await page.clock.install({ time: 0 })
  await page.clock.pauseAt(1_000)
  await page.goto(story.noImage('en'))
  const before = await countOf(page)
  await page.clock.runFor(500)
  await page.goto('/en/about')
  await page.clock.runFor(5_000)
  await page.goto('/ahead')
  await page.clock.runFor(10_000)
  expect(posts).toEqual([])
  await page.goto(story.noImage('en'))
  expect(await countOf(page)).toBe(before)
  await context.close()
})

test('what is no reader’s browser is not counted', async ({ request, baseURL }) => {
  // A story that no other test opens, so that nobody reads it meanwhile.
  const reading = await readingAt(request, `/en/articles/${onlyElsewhere.ru}`)
  const before = await askCount(request, reading.articleId)
  const origin = new URL(baseURL ?? '').origin
  const browserSays = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' }
  const send = (headers: Record<string, string>) =>
    request.post('/api/v1/views', { headers, data: JSON.stringify(reading) }).then((answer) => answer.status())
  const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.1 Safari/537.36'
  expect(await send({})).toBe(403)
  expect(await send({ ...browserSays, 'User-Agent': agent, Origin: 'https://elsewhere.example' })).toBe(403)
  expect(await send({ ...browserSays, 'User-Agent': agent, 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
  expect(await send({ ...browserSays, 'User-Agent': 'curl/8.5.0' })).toBe(202)
  expect(await send({ ...browserSays, 'User-Agent': agent.replace('Chrome', 'HeadlessChrome') })).toBe(202)
  expect(await askCount(request, reading.articleId)).toBe(before)
})

test('a browser that says it is driven is tallied as a machine', async ({ playwright, launchOptions, baseURL }) => {
  const args = launchOptions.args?.filter((argument) => !argument.includes('AutomationControlled')) ?? []
  const driven = await playwright.chromium.launch({ ...launchOptions, args })
  const page = await driven.newPage({ ...(baseURL ? { baseURL } : {}) })
  const before = await countBefore(page, story.noImage('en'))
  const first = counted(page)
  await page.goto(story.noImage('en'))
  await first
  expect(await countOf(page)).toBe(before)
  await driven.close()
})
