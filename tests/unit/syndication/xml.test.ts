import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdata, xmlDocument, xmlDocumentOf, xmlFragment, xmlSlot, xmlText } from '@/lib/syndication/xml'
import { childOf, childrenOf, parseXml } from '@/lib/web-check/xml-tree'
import { hostileText } from '@/tests/helpers/arbitraries'

describe('a document', () => {
  it('is well-formed and says what it was given, whatever that is', () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (attribute, plain, section) => {
        const root = parseXml(xmlDocument({ a: { '@b': attribute, c: plain, d: cdata(section), e: [plain, plain] } }))
        // A parser reads a line break or a tab in an attribute as a space.
        expect(root.attributes.b).toBe(xmlText(attribute).replace(/[\n\t]/g, ' '))
        expect(childOf(root, 'c').text).toBe(xmlText(plain))
        expect(childOf(root, 'd').text).toBe(xmlText(section))
        expect(childrenOf(root, 'e').map(({ text }) => text)).toEqual([xmlText(plain), xmlText(plain)])
      }),
    )
  })

  it('is the same written at once or element by element', () => {
    const items = ['one', '<slot/>', ']]>'].map((text) => ({ '@lang': 'hy', text, html: cdata(text) }))
    const head = { title: '<slot/>' }
    const pieces = items.map((item) => xmlFragment({ item }))
    const whole = xmlDocument({ a: { ...head, item: items } })
    expect(xmlDocumentOf({ a: { ...head, ...xmlSlot } }, pieces).toString()).toBe(whole)
  })
})
