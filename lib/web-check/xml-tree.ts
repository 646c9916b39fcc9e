import { SaxesParser } from 'saxes'

export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }

/** Parses as strictly as XML 1.0 with namespaces asks; the first fault is thrown. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    const element = { name: tag.name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  const add = (text: string) => {
    const parent = open.at(-1)
    if (parent) parent.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(xml).close()
  const [document] = root.children
  if (!document) throw new Error('the document has no root')
  return document
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name)
}

export function childOf(element: XmlElement, name: string): XmlElement {
  const [child] = childrenOf(element, name)
  if (!child) throw new Error(`<${element.name}> has no <${name}>`)
  return child
}
