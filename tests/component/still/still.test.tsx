import fc from 'fast-check'
import { NextIntlClientProvider } from 'next-intl'
import { createElement, isValidElement, type ReactElement, type ReactNode, Suspense } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ArticlePage } from '@/components/article/article-page'
import { ArticleTools } from '@/components/article/article-tools.client'
import { NativeShare } from '@/components/article/native-share.client'
import { QuoteLinks } from '@/components/article/quote-links.client'
import { ArticleList } from '@/components/list/article-list'
import { LoadMore } from '@/components/list/load-more.client'
import { SearchOverlay } from '@/components/search/search-overlay.client'
import { SiteFooter } from '@/components/site/site-footer'
import { SiteHeader } from '@/components/site/site-header'
import { ThemeSwitch } from '@/components/site/theme-switch.client'
import { settle } from '@/components/still/settle'
import { Still } from '@/components/still/still'
import type { Body } from '@/lib/body/types'
import { type Locale, locales } from '@/lib/i18n/locales'
import { hostileLink, hostileLinks, hostileText } from '@/tests/helpers/arbitraries'
import { siteTimeZone } from '@/tests/helpers/render'
import { siteView } from '@/tests/helpers/site-views'
import { picture, storySummary, storyView, words } from '@/tests/helpers/story-views'

function markup(node: ReactNode, locale: Locale = 'en'): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone={siteTimeZone}>
      {node}
    </NextIntlClientProvider>,
  )
  // Names that React gives by the place in its tree.
  return html.replace(/_R_\w+_/g, 'id')
}

const ofBrowser = { $$typeof: Symbol.for('react.client.reference') }

/** What a component that is built for the browser is on the server. */
const Island = Object.assign(({ children }: { children?: ReactNode }) => <b>{children}</b>, ofBrowser)

const Words = ({ text }: { text: string }) => <p>{text} &amp; more</p>

const Late = async () => <em>late</em>

/** As the bundler does it, for the components that the parts below have in them. */
for (const component of [ArticleTools, LoadMore, NativeShare, QuoteLinks, SearchOverlay, ThemeSwitch])
  Object.assign(component, ofBrowser)

/** The tree as React gets it: elements by their names, finished ones as `name=html`. */
function shapeOf(node: ReactNode): unknown {
  if (Array.isArray(node)) return node.map(shapeOf)
  if (!isValidElement<{ children?: ReactNode; dangerouslySetInnerHTML?: { __html: string } }>(node)) return node
  const { type, props } = node
  if (props.dangerouslySetInnerHTML) return `${type}=${props.dangerouslySetInnerHTML.__html}`
  const children = shapeOf(props.children)
  return typeof type === 'string' ? { [type]: children } : type === Island ? { Island: children } : children
}

function settledShape(node: ReactNode): unknown {
  return shapeOf(settle(node))
}

function settledRoot(node: ReactNode): ReactElement<{ children: ReactNode }> {
  const fragment = settle(node)
  if (!isValidElement<{ children: ReactNode }>(fragment)) throw new Error('nothing is settled')
  const [root] = [fragment.props.children].flat()
  if (!isValidElement<{ children: ReactNode }>(root)) throw new Error('nothing is settled')
  return root
}

const seen: ReactNode[] = []

/** `Still`, which tells what it hands over. */
function Watched({ children }: { children: ReactNode }) {
  const settled = settle(children)
  seen.push(settled)
  return settled
}

/** Elements in a tree, islands with what is handed to them. */
function elementsIn(node: ReactNode): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, one) => sum + elementsIn(one), 0)
  if (!isValidElement<{ children?: ReactNode }>(node)) return 0
  return 1 + elementsIn(node.props.children)
}

function wholeBody(locale: Locale): Body {
  const { title, lead } = words[locale]
  const content = [
    { text: `${title} & <b>"'` },
    { text: lead, strong: true as const, em: true as const },
    { text: 'x', href: 'https://example.org/?a=1&b="2"', lang: 'la' },
  ]
  return [
    { id: 'a', type: 'paragraph', content },
    { id: 'b', type: 'heading', level: 2, content },
    { id: 'c', type: 'quote', content, cite: content },
    { id: 'd', type: 'list', ordered: true, items: [content, content] },
    { id: 'e', type: 'image', mediaId: picture(locale).id },
    { id: 'f', type: 'embed', url: 'https://example.org/film', title },
    { id: 'g', type: 'pullquote', content },
    { id: 'h', type: 'divider' },
  ]
}

function article(locale: Locale): ReactNode {
  const image = picture(locale, { alt: { text: 'alt', locale: locale === 'en' ? 'ru' : 'en' } })
  const story = storyView(locale, {
    body: wholeBody(locale),
    image,
    images: { [image.id]: image },
    updatedAt: new Date('2026-11-23T08:00:00Z'),
    kind: 'opinion',
    tags: [{ slug: 'tram', name: { text: 'tram', locale: 'en' } }],
  })
  const related = [storySummary(locale, { translationId: '2', image }), storySummary(locale, { kind: 'interview' })]
  return (
    <ArticlePage
      article={story}
      site={siteView(locale)}
      url={`https://news.example/${locale}`}
      related={related}
      more={{ items: [storySummary(locale, { translationId: '3' })], next: 'later' }}
      countAction="count"
    />
  )
}

const parts: Record<string, (locale: Locale) => ReactNode> = {
  article,
  list: (locale) => (
    <ArticleList page={{ items: [storySummary(locale)], next: 'after' }} path={`/${locale}`} onlyElsewhere />
  ),
  header: (locale) => (
    <SiteHeader
      site={siteView(locale, { links: [{ key: 'telegram', href: 'https://t.me/meridian' }] })}
      sections={[
        { slug: 'city', name: { text: words.hy.section, locale: 'hy' }, description: { text: '', locale: 'hy' } },
      ]}
      languages={[locale]}
      addresses={{ en: '/en', ru: '/ru', hy: '/hy' }}
      missing={['hy']}
      current="city"
    />
  ),
  footer: (locale) => <SiteFooter site={siteView(locale)} sections={[]} languages={[locale]} year={2026} />,
}

describe.each(locales)('finished HTML in %s', (locale) => {
  it.each(Object.keys(parts))('is what React would have written: %s', (name) => {
    const part = parts[name]?.(locale)
    const finished = markup(<Still>{part}</Still>, locale)
    expect(finished).toBe(markup(part, locale))
    expect(finished.length).toBeGreaterThan(500)
  })
})

it('leaves of an article a few elements, those around what wakes', () => {
  const html = markup(<Watched>{article('hy')}</Watched>, 'hy')
  expect(html.match(/<[a-z]/g)?.length).toBeGreaterThan(90)
  expect(elementsIn(seen.pop())).toBeLessThan(40)
})

describe('Still', () => {
  it('writes texts and attributes as React does, whatever they say', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.oneof(hostileLink, fc.webUrl(), hostileText), (text, value, link) => {
        const part = (
          <section title={value} className={text} data-views={text} aria-label={value} data-color={value}>
            <a href={link} hrefLang="hy" tabIndex={-1} hidden>
              {text}
              {1}
              {null}
              {value}
            </a>
            <time dateTime={text} data-signs={3} suppressHydrationWarning />
            <br />
            {/* biome-ignore lint/performance/noImgElement: the attributes of one */}
            <img alt={text} loading="lazy" src="/media/a.webp" srcSet="/a 1w" width={3} />
            {[<i key="1">{text}</i>, false, <i key="2" lang={value} />]}
          </section>
        )
        expect(markup(<Still>{part}</Still>)).toBe(markup(part))
      }),
    )
  })

  it('hands React the largest elements in which nothing wakes, finished', () => {
    const tree = (
      <main>
        <header>
          <Words text="a" />
          <hr />
        </header>
        <div>
          before
          <Island>
            <span>
              in<i>side</i>
            </span>
          </Island>
          <Words text="b" />
        </div>
      </main>
    )
    expect(settledShape(tree)).toEqual({
      main: [
        'header=<p>a &amp; more</p><hr/>',
        { div: ['before', { Island: { span: ['in', { i: 'side' }] } }, 'p=b &amp; more'] },
      ],
    })
  })

  it.each([
    ['a script', <script key="s" type="application/json" />],
    ['a title', <title key="t">Title</title>],
    ['a field', <input key="i" name="q" defaultValue="x" />],
    ['a form', <form key="f" className="x" action="/search" method="get" />],
    // biome-ignore lint/performance/noImgElement: what it becomes
    ['a picture that is wanted at once', <img key="p" alt="" src="/media/a.webp" />],
    ['an element of another kind', createElement('x-y', { htmlFor: 'a' })],
    ['an attribute of another kind', <p key="c" contentEditable />],
    ['an attribute that every object has', createElement('p', { constructor: 'x' })],
    ['an address that is a script', createElement('a', { href: hostileLinks[0] })],
    ['a style', <p key="w" style={{ color: 'red' }} />],
    ['a component that has to wait', <Late key="l" />],
    ['what waits for others', <Suspense key="u" fallback="later" />],
  ])('leaves to React %s, and what stands around it', (_name, part) => {
    const { type, props } = settledRoot(
      <div>
        before
        <i>it</i>
        {part}
      </div>,
    )
    expect(type).toBe('div')
    const [before, it, left] = [props.children].flat()
    expect(before).toBe('before')
    expect(shapeOf(it)).toBe('i=it')
    expect(left).toMatchObject({ type: part.type, props: part.props })
  })
})
