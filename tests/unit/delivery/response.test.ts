import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createResponseCache } from '@/lib/delivery/edge/response-cache'
import { chooseEncoding, finishResponse, isUnchanged, variantOf, weightOf } from '@/lib/delivery/finish/response'
import { createTagClock, now } from '@/lib/delivery/store/tag-clock.mjs'

const body = Buffer.from('<p>Բարև, աշխարհ</p>'.repeat(200))
const html: [string, string][] = [['content-type', 'text/html; charset=utf-8']]

describe('a finished response', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['identity', 'identity'],
  ])('for a reader who accepts %j comes as %s', (accept, encoding) => {
    expect(chooseEncoding(accept)).toBe(encoding)
  })

  it('is the same text in every encoding, each with an etag of its own', async () => {
    const response = finishResponse({ status: 200, headers: html, body })
    const [plain, gzip, br] = await Promise.all([
      variantOf(response, 'identity'),
      variantOf(response, 'gzip'),
      variantOf(response, 'br'),
    ])
    expect(plain.body).toEqual(body)
    expect(gunzipSync(gzip.body)).toEqual(body)
    expect(brotliDecompressSync(br.body)).toEqual(body)
    const etags = [plain, gzip, br].map(({ headers }) => headers[headers.indexOf('etag') + 1])
    expect(new Set(etags).size).toBe(3)
    for (const etag of etags) expect(isUnchanged(`"x", ${etag}`, response)).toBe(true)
    expect(isUnchanged('"another"', response)).toBe(false)
  })

  it('is compressed once', async () => {
    const response = finishResponse({ status: 200, headers: html, body })
    expect(await variantOf(response, 'br')).toBe(await variantOf(response, 'br'))
  })

  it.each(['gzip', 'br'] as const)('is kept as %s alone, and given plain all the same', async (encoding) => {
    const response = finishResponse({ status: 200, headers: html, body })
    await variantOf(response, 'identity')
    const plain = weightOf(response)
    await variantOf(response, encoding)
    expect(weightOf(response)).toBeLessThan(plain - body.length / 2)
    expect((await variantOf(response, 'identity')).body).toEqual(body)
    expect(response.body).toBeNull()
    expect(response.variants.identity).toBeUndefined()
  })

  it('that is small, or a picture, is sent as it is', async () => {
    const small = finishResponse({ status: 200, headers: html, body: Buffer.from('ok') })
    const picture = finishResponse({ status: 200, headers: [['content-type', 'image/webp']], body })
    for (const response of [small, picture]) expect((await variantOf(response, 'br')).encoding).toBe('identity')
  })
})

describe('the response cache', () => {
  const entry = (tags: string[], startedAt = now()) => ({
    response: finishResponse({ status: 200, headers: html, body }),
    tags,
    startedAt,
    freshUntil: now() + 60_000,
  })

  it('lets what falls be served only as a last resort, and purges what was taken away', () => {
    const clock = createTagClock()
    const cache = createResponseCache({ maxBytes: 1e7, clock })
    cache.set('/a', entry(['a', 'all']))
    cache.set('/b', entry(['b', 'all']))
    clock.fall({ tags: ['a'] })
    expect(cache.get('/a')?.freshUntil).toBe(0)
    expect(cache.get('/b')?.freshUntil).toBeGreaterThan(0)
    clock.fall({ tags: ['b'], purge: true })
    expect(cache.get('/b')).toBeUndefined()
    clock.fall({ tags: ['all'], purge: true })
    expect(cache.usage()).toEqual({ responses: 0, bytes: 0 })
  })

  it('keeps what was made after a fall', () => {
    const clock = createTagClock()
    const cache = createResponseCache({ maxBytes: 1e7, clock })
    cache.set('/a', entry(['a'], now() + 60_000))
    clock.fall({ tags: ['a'] })
    expect(cache.get('/a')?.freshUntil).toBeGreaterThan(0)
  })

  it('never holds more than it may, also when bodies grow by another encoding', async () => {
    const clock = createTagClock()
    const one = weightOf(entry([]).response)
    const cache = createResponseCache({ maxBytes: 5 * one, clock })
    for (let index = 0; index < 20; index += 1) {
      const added = entry([`t:${index}`])
      cache.set(`/${index}`, added)
      await variantOf(added.response, 'gzip')
      cache.reweigh(`/${index}`)
      expect(cache.usage().bytes).toBeLessThanOrEqual(5 * one)
    }
    expect(cache.get('/0')).toBeUndefined()
    expect(cache.get('/19')).toBeDefined()
  })
})
