import { isLocale } from '@/lib/i18n/locales'
import { childrenOf, parseXml, type XmlElement } from '../xml-tree'
import { htmlRules } from './html'
import {
  areUnique,
  atMostOnce,
  faults,
  isAbsolute,
  isCount,
  isInstant,
  isMediaType,
  linkRules,
  once,
  type Rule,
  textOf,
} from './rules'

/**
 * What is wrong with a feed by Atom 1.0.
 *
 * @param address of the document: `link rel="self"` has to be the same
 * @source https://www.rfc-editor.org/rfc/rfc4287
 */
export function atomFaults(xml: string, address: string): string[] {
  const feed = parseXml(xml)
  if (feed.name !== 'feed' || feed.attributes.xmlns !== 'http://www.w3.org/2005/Atom') return ['it is no Atom 1.0']
  const entries = childrenOf(feed, 'entry')
  return [
    ...faults('the feed', feedRules(feed, entries)),
    ...faults('the feed', linkRules(childrenOf(feed, 'link'), address)),
    ...entries.flatMap((entry, index) => faults(`story ${index + 1}`, entryRules(entry))),
  ]
}

function feedRules(feed: XmlElement, entries: readonly XmlElement[]): Rule[] {
  const names = feed.children.map(({ name }) => name)
  const language = feed.attributes['xml:lang']
  return [
    ...once(feed, ['id', 'title', 'updated']),
    ...atMostOnce(feed, ['subtitle', 'generator', 'icon', 'logo']),
    { holds: URL.canParse(textOf(feed, 'id')), fault: 'has an id that is no address' },
    { holds: isInstant(textOf(feed, 'updated')), fault: `was updated on ${textOf(feed, 'updated')}` },
    { holds: isLocale(language), fault: `is in the language ${language}` },
    {
      holds: names.slice(names.length - entries.length).every((name) => name === 'entry'),
      fault: 'says something of itself after its stories',
    },
    ...authorRules(feed),
    { holds: areUnique(entries.map((entry) => textOf(entry, 'id'))), fault: 'has two stories with one id' },
  ]
}

function authorRules(element: XmlElement): Rule[] {
  return childrenOf(element, 'author').flatMap((author) => [
    ...once(author, ['name']),
    { holds: isAbsolute(textOf(author, 'uri')), fault: 'has an author without an address' },
  ])
}

function entryRules(entry: XmlElement): Rule[] {
  const [content] = childrenOf(entry, 'content')
  const links = childrenOf(entry, 'link')
  const alternates = links.filter(({ attributes }) => attributes.rel === 'alternate')
  const language = entry.attributes['xml:lang']
  const [published, updated] = [textOf(entry, 'published'), textOf(entry, 'updated')]
  return [
    ...once(entry, ['id', 'title', 'published', 'updated', 'content']),
    ...atMostOnce(entry, ['summary', 'rights', 'source']),
    { holds: /^urn:uuid:[0-9a-f-]{36}$/.test(textOf(entry, 'id')), fault: 'has an id that is no UUID' },
    { holds: isLocale(language), fault: `is in the language ${language}` },
    { holds: isInstant(published) && isInstant(updated), fault: `has the dates ${published} and ${updated}` },
    { holds: Date.parse(updated) >= Date.parse(published), fault: 'was updated before it was published' },
    { holds: alternates.length === 1, fault: 'needs one page that it is the same as' },
    { holds: links.every(({ attributes }) => isAbsolute(attributes.href)), fault: 'has a link without a site' },
    ...links.filter(({ attributes }) => attributes.rel === 'enclosure').flatMap(enclosureRules),
    ...authorRules(entry),
    {
      holds: childrenOf(entry, 'category').every(({ attributes }) => attributes.term && isAbsolute(attributes.scheme)),
      fault: 'has a category without a term or with a scheme that is no address',
    },
    { holds: content?.attributes.type === 'html', fault: `has a text of type ${content?.attributes.type}` },
    ...htmlRules(content?.text ?? ''),
  ]
}

function enclosureRules({ attributes: { length, type } }: XmlElement): Rule[] {
  return [
    { holds: length === undefined || isCount(length), fault: `has an enclosure of ${length} bytes` },
    { holds: isMediaType(type), fault: `has an enclosure of type ${type}` },
  ]
}
