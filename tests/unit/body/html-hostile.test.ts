import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduceHtml } from '@/lib/body/html'
import { isSafeLink } from '@/lib/body/link'
import { bodySchema } from '@/lib/body/schema'
import { AppError } from '@/lib/errors'
import { hostileLink, hostileText } from '@/tests/helpers/arbitraries'

const tag = fc.constantFrom(
  ...(
    'a b br blockquote cite div em figure figcaption footer form h1 h4 hr i iframe img li math noscript ol p pre script ' +
    'select style strong svg table tbody td template textarea title tr ul xmp'
  ).split(' '),
)
const attribute = fc.oneof(
  fc.tuple(fc.constantFrom('href', 'src', 'action', 'srcdoc', 'lang'), fc.oneof(hostileLink, hostileText)),
  fc.tuple(fc.constantFrom('onclick', 'onerror', 'onload', 'style', 'title'), fc.constant('alert(1)')),
)
const opening = fc
  .tuple(tag, fc.array(attribute, { maxLength: 3 }), fc.constantFrom('"', "'", ''))
  .map(
    ([name, attributes, quote]) =>
      `<${name}${attributes.map(([key, value]) => ` ${key}=${quote}${value}${quote}`).join('')}>`,
  )
const piece = fc.oneof(
  opening,
  tag.map((name) => `</${name}>`),
  hostileText,
  fc.constantFrom(
    '<',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '&',
    '&#',
    '&#x0;',
    '&lt;script&gt;',
    '<scr<script>ipt>',
  ),
)
const hostileHtml = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

const handlers = /"(on[a-z]+|style|srcdoc|action)":/

describe('hostile HTML', () => {
  it('becomes blocks that may be stored, without anything that runs', () => {
    fc.assert(
      fc.property(hostileHtml, (html) => {
        const blocks = reduceHtml(html, () => null)
        const body = blocks.map((block, index) => ({ ...block, id: `b${index + 1}` }))
        expect(bodySchema.safeParse(body).error).toBeUndefined()
        const json = JSON.stringify(blocks)
        expect(json).not.toMatch(handlers)
        for (const [, link = ''] of json.matchAll(/"(?:href|url)":"((?:[^"\\]|\\.)*)"/g)) {
          expect(isSafeLink(JSON.parse(`"${link}"`))).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  const bombs: [name: string, html: string][] = [
    ['elements in elements', '<div>'.repeat(300_000)],
    ['formatting that is opened again and again', '<p><b>'.repeat(100_000)],
    [
      'many formats in many paragraphs',
      Array.from({ length: 180 }, (_, index) => `<b x=${index}>`).join('') + '<p>x'.repeat(100_000),
    ],
    ['foster parenting', `<table>${'<a>x'.repeat(200_000)}`],
    ['attributes', `<a ${Array.from({ length: 150_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['adoption', '<b></p>'.repeat(200_000)],
    ['ampersands', '&'.repeat(1_900_000)],
    ['line breaks', '<br>'.repeat(49_000)],
    ['lists in lists', `${'<ul>'.repeat(150)}${'<li>x'.repeat(20_000)}`],
    ['an attribute without an end', '<a href="'.repeat(200_000)],
    ['tables in tables', '<table><tr><td>'.repeat(60) + 'x'.repeat(1_000)],
  ]
  it.each(bombs)('costs little: %s', (_name, html) => {
    const before = process.cpuUsage()
    try {
      reduceHtml(html, () => null)
    } catch (error) {
      expect(error).toBeInstanceOf(AppError)
    }
    // Processor time, not the clock: other tests run beside this one. Quadratic work would take minutes.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(4_000)
  })

  it('is refused when it is longer than any article', () => {
    expect(() => reduceHtml('x'.repeat(2_000_001), () => null)).toThrow('longer than 2000000 characters')
  })
})
