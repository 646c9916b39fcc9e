import { XMLBuilder } from 'fast-xml-parser'

/** A document as an object: `@name` is an attribute, `#text` text beside attributes, `#cdata` text in a CDATA section. */
export type XmlNode = string | number | { [name: string]: XmlNode | XmlNode[] | undefined }

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

function cleaned(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? xmlText(value) : value
}

/** It escapes what has a meaning in XML; what no XML may hold, `cleaned` takes out on the way, without a copy of the tree. */
const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  cdataPropName: '#cdata',
  ignoreAttributes: false,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  tagValueProcessor: cleaned,
  attributeValueProcessor: cleaned,
})

/** A CDATA section. The builder asks no processor about its text, so that it is made here alone. */
export function cdata(text: string): { '#cdata': string } {
  return { '#cdata': xmlText(text) }
}

/** Elements without the declaration above them: a document may be written in pieces. */
export function xmlFragment(nodes: { [name: string]: XmlNode | XmlNode[] | undefined }): string {
  return builder.build(nodes)
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A whole document; any text in it is made harmless. */
export function xmlDocument(root: { [name: string]: XmlNode }): string {
  return xmlDeclaration + xmlFragment(root)
}

/** Stands in a document for elements that are written one by one. No text can look like it: its brackets are escaped. */
export const xmlSlot = { slot: '' } as const

/**
 * A document whose many elements are written each for itself: the builder goes over the text of an element once more for
 * every level above it. Bytes and not one string: to join thousands of texts and to encode the whole takes as long as to
 * make them.
 *
 * @example xmlDocumentOf({ a: xmlSlot }, ['<b/>', '<b/>']) // bytes of '<?xml …?>\n<a><b/><b/></a>'
 */
export function xmlDocumentOf(root: { [name: string]: XmlNode }, elements: Iterable<string>): Buffer<ArrayBuffer> {
  const [before = '', after = ''] = xmlDocument(root).split('<slot/>')
  const pieces = [Buffer.from(before)]
  for (const element of elements) pieces.push(Buffer.from(element))
  return Buffer.concat([...pieces, Buffer.from(after)])
}
