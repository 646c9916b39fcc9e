import { childrenOf, type XmlElement } from '../xml-tree'

/** Something that has to be so, and what to say when it is not. */
export type Rule = { holds: boolean; fault: string }

export function faults(place: string, rules: readonly Rule[]): string[] {
  return rules.flatMap(({ holds, fault }) => (holds ? [] : [`${place} ${fault}`]))
}

export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text.trim() ?? ''
}

export function isAbsolute(address: string | undefined): boolean {
  return address !== undefined && /^https?:\/\/[^/]/.test(address) && URL.canParse(address)
}

export function areUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}

/** RFC 3339 in UTC, and not of tomorrow. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/.test(text) && isPast(text)
}

/** Clocks of two machines differ a little. */
export function isPast(text: string): boolean {
  return Date.parse(text) <= Date.now() + 60_000
}

/** Elements that have to be there, one of each, with a text. */
export function once(element: XmlElement, names: readonly string[]): Rule[] {
  return names.map((name) => ({
    holds: childrenOf(element, name).length === 1 && textOf(element, name) !== '',
    fault: `needs one <${name}> with something in it`,
  }))
}

/** Elements that may be missing, but not be repeated. */
export function atMostOnce(element: XmlElement, names: readonly string[]): Rule[] {
  return names.map((name) => ({ holds: childrenOf(element, name).length < 2, fault: `has more than one <${name}>` }))
}

/** Attributes of a `link` of Atom; RSS has them too, as `atom:link`. */
export function linkRules(links: readonly XmlElement[], address: string): Rule[] {
  const self = links.filter(({ attributes }) => attributes.rel === 'self')
  const kinds = links.map(({ attributes: { rel, type, hreflang } }) => `${rel} ${type} ${hreflang}`)
  return [
    {
      holds: self.length === 1 && self[0]?.attributes.href === address,
      fault: `is at ${address} and names itself ${self[0]?.attributes.href}`,
    },
    { holds: areUnique(kinds), fault: 'has two links of one kind' },
    { holds: links.every(({ attributes }) => isAbsolute(attributes.href)), fault: 'has a link without a site' },
  ]
}

export function isMediaType(type: string | undefined): boolean {
  return /^[\w-]+\/[\w.+-]+$/.test(type ?? '')
}

export function isCount(text: string | undefined): boolean {
  return /^[1-9]\d*$/.test(text ?? '')
}
