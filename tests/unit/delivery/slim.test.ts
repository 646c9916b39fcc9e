import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited } from '@/lib/delivery/finish/slim/edits'
import { readRows } from '@/lib/delivery/finish/slim/rows'
import { slimPage } from '@/lib/delivery/finish/slim/slim-page'

const still = { dangerouslySetInnerHTML: { __html: '' } }
const literal = (text: string) => JSON.stringify(text).replaceAll('<', '\\u003c')
const script = (text: string) => `<script>self.__next_f.push([1,${literal(text)}])</script>`
const start = '<script>(self.__next_f=self.__next_f||[]).push([0])</script>'

/** A page whose rows are cut in two in the middle, as Next cuts them anywhere. */
function pageOf(rows: string[]): string {
  const payload = rows.join('')
  const middle = Math.floor(payload.length / 2)
  return `<p>text</p>${start}${script(payload.slice(0, middle))}<b>more</b>${script(payload.slice(middle))}</body>`
}

function payloadOf(html: string): string {
  const found = [...html.matchAll(/self\.__next_f\.push\(\[1,(".*?")\]\)<\/script>/g)]
  return found.map(([, text]) => JSON.parse(text ?? '')).join('')
}

const slim = (html: string) => edited(html, slimPage(html))

function slimmed(rows: string[]): string[] {
  return payloadOf(slim(pageOf(rows)))
    .split('\n')
    .filter(Boolean)
}

const row = (id: string, value: unknown) => `${id}:${JSON.stringify(value)}\n`
const text = (id: string, value: string) => `${id}:T${Buffer.byteLength(value).toString(16)},${value}`
const island = '9:I[1,["/a.js"],"Island"]\n'

describe('the rows of a page', () => {
  it('are read by their length or to the end of the line, whatever is in them', () => {
    const rows = [
      island,
      text('a', 'два\n1:["x"]'),
      row('b', ['$', 'p', null, {}]),
      ':HL["/f.woff2","font"]\n',
      '5:X\n',
    ]
    const read = readRows(Buffer.from(rows.join('')))
    expect(read?.map(({ kind }) => kind)).toEqual(['module', 'text', 'model', 'other', 'other'])
    expect(read?.map(({ bytes }) => bytes.toString('utf8'))).toEqual(rows)
  })

  it.each(['0:["a"]', 'a:Tff,short', 'x y:["a"]\n', '0:{a}\n', 'no rows'])('are not guessed: %s', (payload) => {
    expect(readRows(Buffer.from(payload))).toBeNull()
  })
})

describe('a slim page', () => {
  it('leaves what does not hydrate to the HTML, and everything that hydrates in its place', () => {
    const tree = [
      ['$', 'p', 'k', { className: 'a', children: ['text ', ['$', 'b', null, { children: '$5' }]] }],
      [
        '$',
        'div',
        null,
        {
          className: 'b',
          children: [
            ['$', 'i', null, { children: 'x' }],
            ['$', '$L9', null, { of: 'y' }],
          ],
        },
      ],
      '$L4',
    ]
    expect(
      slimmed([island, row('0', tree), row('4', ['$', 'h1', null, { children: 'z' }]), text('5', 'long')]),
    ).toEqual([
      island.trim(),
      row('0', [
        ['$', 'p', 'k', still],
        [
          '$',
          'div',
          null,
          {
            className: 'b',
            children: [
              ['$', 'i', null, still],
              ['$', '$L9', null, { of: 'y' }],
            ],
          },
        ],
        '$L4',
      ]).trim(),
      row('4', ['$', 'h1', null, still]).trim(),
    ])
  })

  it('has no text of styles and inline scripts a second time', () => {
    const style = ['$', 'style', '0', { precedence: 'next', href: '/a.css', children: '$3' }]
    const inline = ['$', 'script', null, { type: 'application/ld+json', dangerouslySetInnerHTML: { __html: '$2' } }]
    expect(slimmed([text('3', 'p{}'), text('2', '{}'), row('0', [style, inline])])).toEqual([
      row('0', [
        ['$', 'style', '0', { precedence: 'next', href: '/a.css', children: '' }],
        ['$', 'script', null, { type: 'application/ld+json', ...still }],
      ]).trim(),
    ])
  })

  it.each([
    ['what a component may show later', ['$', '$L9', null, { error: ['$', 'p', null, { children: 'failed' }] }]],
    ['what the head collects', ['$', 'title', null, { children: 'Story' }]],
    ['fields', ['$', 'input', null, { name: 'q', defaultValue: 'a' }]],
    ['what is yet to come', ['$', 'p', null, { children: '$@8' }]],
  ])('keeps %s', (_, element) => {
    expect(slimmed([island, row('0', element)])).toEqual([island.trim(), row('0', element).trim()])
  })

  it('keeps what a tree that refers to itself is made of', () => {
    const rows = [row('0', ['$', 'p', null, { children: '$L1' }]), row('1', ['$', 'p', null, { children: '$L0' }])]
    expect(slimmed(rows)).toEqual(rows.map((line) => line.trim()))
  })

  it.each([
    ['parts of rows are referred to', pageOf([row('0', ['$', 'p', null, { children: '$1:0:props' }]), row('1', [])])],
    ['rows have another form', pageOf(['0=["$","p",null,{}]\n'])],
    ['a script holds bytes', pageOf([row('0', [])]).replace('[1,"', '[3,"')],
    ['there is no payload', '<p>text</p>'],
  ])('is as it was where %s', (_, html) => {
    expect(slim(html)).toBe(html)
  })

  it('says the same in HTML, and no text ends its script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (said) => {
        const html = pageOf([
          island,
          row('0', ['$', 'div', null, { title: said, children: ['$', '$L9', null, { said }] }]),
        ])
        const page = slim(html)
        expect(page.replace(/<script>.*?<\/script>/gs, '')).toBe(html.replace(/<script>.*?<\/script>/gs, ''))
        expect(page.match(/<script>/g)).toHaveLength(2)
        expect(payloadOf(page)).toBe(payloadOf(html))
      }),
    )
  })
})
