import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInNetworks, parseNetworks } from '@/lib/networks'
import { pace as limits } from '@/lib/views/constants'
import { createFrontDoor } from '@/lib/views/front-door'
import { paceKey, viewKey } from '@/lib/views/key'
import { createPace } from '@/lib/views/pace'
import { classifyReferrer } from '@/lib/views/referrer'
import { judgeSender } from '@/lib/views/requests'

const origin = 'https://news.example.org'
const page = {
  origin,
  'sec-fetch-site': 'same-origin',
  'sec-fetch-dest': 'empty',
  'accept-language': 'hy',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
}
const judge = (headers: Record<string, string | undefined>, staffNetwork = false) =>
  judgeSender({ headers, origin, staffNetwork })

describe('judgeSender', () => {
  it('takes what a page of this site sends in a browser for a reader’s', () => {
    expect(judge(page)).toBe('human')
    expect(judge({ ...page, cookie: 'NEXT_LOCALE=hy; other=1' })).toBe('human')
  })

  it.each([
    ['another site’s page', { origin: 'https://evil.example' }],
    ['a subdomain', { origin: 'https://x.news.example.org' }],
    ['no origin', { origin: undefined }],
    ['a page that is not ours, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['a program without Sec-Fetch', { 'sec-fetch-site': undefined }],
    ['a form', { 'sec-fetch-dest': 'document' }],
    ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ['a prerender', { 'sec-purpose': 'prefetch;prerender' }],
  ])('takes %s for a stranger', (_, headers) => {
    expect(judge({ ...page, ...headers })).toBe('stranger')
  })

  it.each([
    ['spider', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }],
    ['automated', { 'sec-ch-ua': '"HeadlessChrome";v="147"' }],
    ['automated', { 'accept-language': undefined }],
    ['automated', { 'user-agent': 'curl/8.5.0' }],
    ['staff', { cookie: 'a=b; meridian_newsroom=1' }],
    ['staff', { cookie: '__prerender_bypass=abc' }],
  ])('%s: %o', (kind, headers) => {
    expect(judge({ ...page, ...headers })).toBe(kind)
  })

  it('over plain HTTP, where browsers say nothing but the origin, believes that', () => {
    const { 'sec-fetch-site': _site, 'sec-fetch-dest': _dest, ...silent } = page
    const trial = (host: string, headers: Record<string, string>) =>
      judgeSender({ headers: { ...silent, host, ...headers }, origin: 'http://news.lan:3000', staffNetwork: false })
    expect(trial('news.lan:3000', { origin: 'http://news.lan:3000' })).toBe('human')
    expect(trial('192.168.1.5:3000', { origin: 'http://192.168.1.5:3000' })).toBe('human')
    expect(trial('news.lan:3000', { origin: 'http://news.lan:3000', 'sec-fetch-site': 'cross-site' })).toBe('stranger')
    expect(trial('news.lan:3000', { origin: 'http://evil.example' })).toBe('stranger')
    expect(trial('news.lan:3000', { origin: 'http://news.lan:3001' })).toBe('stranger')
    expect(trial('news.lan:3000', { origin: '' })).toBe('stranger')
    for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'a.localhost']) {
      expect(trial(host, { origin: `http://${host}` }), host).toBe('stranger')
      const said = { origin: `http://${host}`, 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }
      expect(trial(host, said), host).toBe('human')
    }
    // A site with TLS is nowhere else.
    expect(judge({ ...page, host: 'news.example.org', origin: 'http://news.example.org' })).toBe('stranger')
    expect(judge({ ...silent, origin })).toBe('stranger')
  })

  it('knows the newsroom’s networks', () => {
    expect(judge(page, true)).toBe('staff')
    const networks = parseNetworks('203.0.113.7, 198.51.100.0/24, 2001:db8:1::/48')
    if (!networks) throw new Error('the list was refused')
    const inside = ['203.0.113.7', '198.51.100.200', '2001:db8:1:ffff']
    const outside = ['203.0.113.8', '198.51.101.1', '2001:db8:2:0', '']
    expect([...inside, ...outside].map((network) => isInNetworks(networks, network))).toEqual([
      ...inside.map(() => true),
      ...outside.map(() => false),
    ])
    for (const bad of ['203.0.113.0/33', 'localhost', '1.2.3', '::/129', '1.2.3.4/8/8', '1.2.3.4/-1']) {
      expect(parseNetworks(bad), bad).toBeNull()
    }
  })
})

describe('viewKey', () => {
  const salt = Buffer.alloc(32, 7)
  const text = fc.string({ unit: 'grapheme-ascii', minLength: 1 })

  it('is the same for the same reader of the same story, and another for any other', () => {
    fc.assert(
      fc.property(fc.tuple(text, text, text), fc.tuple(text, text, text), (one, other) => {
        const key = ([articleId, network, agent]: [string, string, string]) =>
          viewKey({ salt, articleId, reader: { network, agent } })
        expect(key(one)).toMatch(/^[0-9a-f]{32}$/)
        expect(key(one)).toBe(key([...one]))
        expect(key(one) === key(other)).toBe(one.join('\0') === other.join('\0'))
        const next = Buffer.alloc(32, 8)
        const [articleId, network, agent] = one
        expect(viewKey({ salt: next, articleId, reader: { network, agent } })).not.toBe(key(one))
      }),
    )
  })

  it('is not what the pace is kept by', () => {
    const reader = { network: '203.0.113.7', agent: 'x' }
    expect(paceKey({ salt, reader })).not.toBe(viewKey({ salt, articleId: 'a', reader }))
  })
})

describe('pace', () => {
  it('lets people read, and takes whoever is faster for a machine', () => {
    const pace = createPace()
    const read = (second: number) => pace.tooFast({ key: 'k', day: '2026-11-24', now: second * 1_000 })
    const first = Array.from({ length: limits.perMinute + 1 }, () => read(0))
    expect(first.lastIndexOf(false)).toBe(limits.perMinute - 1)
    expect(first.at(-1)).toBe(true)
    expect(read(60)).toBe(false)
    expect(pace.tooFast({ key: 'other', day: '2026-11-24', now: 0 })).toBe(false)
    const rest = Array.from({ length: limits.perDay }, (_, index) => read(120 + index * 60))
    expect(rest.at(-1)).toBe(true)
    expect(pace.tooFast({ key: 'k', day: '2026-11-25', now: 0 })).toBe(false)
  })
})

describe('classifyReferrer', () => {
  it.each([
    ['', 'direct'],
    ['news.example.org', 'internal'],
    ['www.google.am', 'search'],
    ['yandex.ru', 'search'],
    ['mail.google.com', 'other'],
    ['l.facebook.com', 'social'],
    ['t.me', 'social'],
    ['org.telegram.messenger', 'social'],
    ['com.google.android.googlequicksearchbox', 'search'],
    ['notgoogle.example', 'other'],
  ])('%s is %s', (host, expected) => {
    expect(classifyReferrer({ host, own: 'news.example.org' })).toBe(expected)
  })
})

describe('the front door', () => {
  it('lets some in at once, refuses the others, and tells pages of it for a while', () => {
    let clock = 0
    const door = createFrontDoor({ now: () => clock })
    expect(door.way()).toBe('action')
    const leaving = Array.from({ length: 16 }, () => door.enter())
    expect(leaving.every((leave) => leave !== null)).toBe(true)
    expect(door.way()).toBe('action')
    expect(door.enter()).toBeNull()
    expect(door.way()).toBe('beacon')
    for (const leave of leaving) leave?.()
    for (const leave of leaving) leave?.()
    clock = 9_999
    expect(door.way()).toBe('beacon')
    expect(door.enter()).toBeNull()
    clock = 10_000
    expect(door.way()).toBe('action')
    // Leaving twice made no room for a seventeenth.
    expect(Array.from({ length: 17 }, () => door.enter()).filter((leave) => leave !== null)).toHaveLength(16)
  })

  it('is closed by those who say that they are coming, before they are there, and while they come', () => {
    let clock = 0
    const door = createFrontDoor({ now: () => clock })
    const crowd = () => Array.from({ length: 10_000 }, () => door.way())
    expect(crowd().filter((way) => way === 'action')).toHaveLength(32)
    expect(door.enter()).toBeNull()
    clock = 9_000
    expect(crowd()).not.toContain('action')
    clock = 18_999
    expect(door.way()).toBe('beacon')
    clock = 19_000
    expect(door.way()).toBe('action')
    expect(door.enter()).not.toBeNull()
  })

  it('marks pages from then on, and notes by them that readers go on coming', () => {
    let clock = 0
    const door = createFrontDoor({ now: () => clock })
    for (let page = 0; page < 1_000; page += 1) expect(door.isRush()).toBe(false)
    expect(door.way()).toBe('action')
    for (let reader = 0; reader < 32; reader += 1) door.way()
    clock = 9_000
    for (let page = 0; page < 1_000; page += 1) expect(door.isRush()).toBe(true)
    clock = 18_999
    expect(door.isRush()).toBe(true)
    clock = 19_000
    expect(door.isRush()).toBe(false)
  })

  it('stays open to as many as a core can serve beside its pages', () => {
    let clock = 0
    const door = createFrontDoor({ now: () => clock })
    for (let second = 0; second < 60; second += 1) {
      clock = second * 1_000
      for (let reader = 0; reader < 32; reader += 1) {
        expect(door.way()).toBe('action')
        door.enter()?.()
      }
    }
  })
})
