import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinPayload } from '@/lib/delivery/edge/payload'

function piece(data: unknown): string {
  return `<script>self.__next_f.push(${JSON.stringify(data).replaceAll('<', '\\u003c')})</script>`
}

/** What a browser that runs the scripts of a page ends up with: texts one after another, everything else for itself. */
function run(html: string): unknown[] {
  const pushed: unknown[] = []
  for (const [, code = ''] of html.matchAll(/<script>self\.__next_f\.push\((.*?)\)<\/script>/gs)) {
    const [kind, text] = JSON.parse(code) as [number, string]
    const last = pushed.at(-1)
    if (kind === 1 && typeof last === 'string') pushed[pushed.length - 1] = last + text
    else pushed.push(kind === 1 ? text : [kind, text])
  }
  return pushed
}

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"])</script>', '<script>', '\\', '"', '\u2028'))

it('joins neighbouring pieces without changing what arrives', () => {
  const part = fc.oneof(
    text.map((value) => piece([1, value])),
    text.map((value) => piece([3, value])),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const joined = joinPayload(`<p>text</p>${parts.join('')}</body>`)
      expect(run(joined)).toEqual(run(parts.join('')))
      expect(joined.startsWith('<p>text</p>') && joined.endsWith('</body>')).toBe(true)
    }),
  )
})

it('leaves one script of a hundred', () => {
  const parts = Array.from({ length: 100 }, (_, index) => piece([1, `row ${index}\n`]))
  expect(joinPayload(parts.join('')).match(/<script>/g)).toHaveLength(1)
})

it('joins nothing over other elements', () => {
  const html = `${piece([1, 'a'])}<link rel="x">${piece([1, 'b'])}<script>other()</script>${piece([1, 'c'])}`
  expect(joinPayload(html)).toBe(html)
})
