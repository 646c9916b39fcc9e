import { XMLBuilder } from 'fast-xml-parser'

/** A document as an object: `@name` is an attribute, `#text` text beside attributes, `#cdata` text in a CDATA section. */
export type XmlNode = string | number | { [name: string]: XmlNode | XmlNode[] | undefined }

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const suspicious = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/**
 * Text that an XML 1.0 document may hold: without control characters and noncharacters, every half of a surrogate pair
 * replaced. There is no escape for these; one of them makes the whole document unreadable.
 *
 * @example xmlText('a\u0000b\uD800') // 'ab\uFFFD'
 * @source https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(text: string): string {
  // Nearly every text is clean: one look costs less than two copies.
  if (!suspicious.test(text)) return text.toWellFormed()
  return text.replace(forbidden, '').replace(/\r\n?/g, '\n').toWellFormed()
}

function clean(node: XmlNode): XmlNode {
  if (typeof node === 'string') return xmlText(node)
  if (typeof node === 'number') return String(node)
  const entries = Object.entries(node).flatMap(([name, value]): [string, XmlNode | XmlNode[]][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.map(clean) : clean(value)]],
  )
  return Object.fromEntries(entries)
}

/** Elements without the declaration above them: a document may be written in pieces. */
export function xmlFragment(nodes: { [name: string]: XmlNode | XmlNode[] | undefined }): string {
  return builder.build(clean(nodes))
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A whole document; any text in it is made harmless. */
export function xmlDocument(root: { [name: string]: XmlNode }): string {
  return xmlDeclaration + xmlFragment(root)
}
