import { expect, it } from 'vitest'
import { readHead } from '@/lib/web-check/head'

it('reads addresses, alternates and links as a browser does', () => {
  const html = `<!doctype html><link rel=canonical href="https://a.example/"><meta name="robots" content="noindex">
    <link rel="alternate" hreflang="hy" href="https://a.example/hy"><link rel="alternate" type="application/rss+xml" href="/hy/feeds/rss.xml"><a href="/x" rel="nofollow">x</a><a name=y>y</a>`
  expect(readHead(html)).toEqual({
    canonical: 'https://a.example/',
    alternates: { hy: 'https://a.example/hy' },
    noindex: true,
    feeds: ['/hy/feeds/rss.xml'],
    anchors: [{ href: '/x', rel: 'nofollow' }],
  })
})
