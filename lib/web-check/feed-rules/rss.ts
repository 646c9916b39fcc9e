import { isLocale } from '@/lib/i18n/locales'
import { childrenOf, parseXml, type XmlElement } from '../xml-tree'
import { htmlRules } from './html'
import {
  areUnique,
  atMostOnce,
  faults,
  isAbsolute,
  isCount,
  isMediaType,
  isPast,
  linkRules,
  once,
  type Rule,
  textOf,
} from './rules'

const rfc822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** The largest picture that a channel may have. */
const imageSize = { width: 144, height: 400 } as const

function isDate(text: string): boolean {
  return rfc822.test(text) && isPast(text)
}

/**
 * What is wrong with a feed by RSS 2.0 and its profile.
 *
 * @param address of the document: `atom:link rel="self"` has to be the same
 * @source https://www.rssboard.org/rss-specification, https://www.rssboard.org/rss-profile
 */
export function rssFaults(xml: string, address: string): string[] {
  const rss = parseXml(xml)
  const [channel] = childrenOf(rss, 'channel')
  if (rss.name !== 'rss' || rss.attributes.version !== '2.0' || !channel) return ['it is no RSS 2.0']
  const items = childrenOf(channel, 'item')
  return [
    ...faults('the channel', channelRules(channel, items)),
    ...faults('the channel', linkRules(childrenOf(channel, 'atom:link'), address)),
    ...childrenOf(channel, 'image').flatMap((image) => faults('the channel', imageRules(image, channel))),
    ...items.flatMap((item, index) => faults(`story ${index + 1}`, itemRules(item))),
  ]
}

function channelRules(channel: XmlElement, items: readonly XmlElement[]): Rule[] {
  const language = textOf(channel, 'language')
  const built = textOf(channel, 'lastBuildDate')
  return [
    ...once(channel, ['title', 'link', 'description', 'language']),
    ...atMostOnce(channel, ['image', 'ttl', 'lastBuildDate', 'generator']),
    { holds: isAbsolute(textOf(channel, 'link')), fault: 'has a link without a site' },
    { holds: isLocale(language), fault: `is in the language ${language}` },
    { holds: built === '' ? items.length === 0 : isDate(built), fault: `was built on ${built || 'no day'}` },
    { holds: isCount(textOf(channel, 'ttl')), fault: 'has a ttl that is no number of minutes' },
    { holds: areUnique(items.map((item) => textOf(item, 'guid'))), fault: 'has two stories with one guid' },
  ]
}

function imageRules(image: XmlElement, channel: XmlElement): Rule[] {
  const isWithin = (side: 'width' | 'height') =>
    isCount(textOf(image, side)) && Number(textOf(image, side)) <= imageSize[side]
  return [
    ...once(image, ['url', 'title', 'link']),
    { holds: /\.(?:png|jpe?g|gif)$/.test(textOf(image, 'url')), fault: 'has a picture that is no PNG, JPEG or GIF' },
    { holds: textOf(image, 'link') === textOf(channel, 'link'), fault: 'has a picture that leads elsewhere' },
    { holds: isWithin('width') && isWithin('height'), fault: 'has a picture of a size that RSS does not allow' },
  ]
}

function itemRules(item: XmlElement): Rule[] {
  const [guid] = childrenOf(item, 'guid')
  const isPermanent = guid?.attributes.isPermaLink !== 'false'
  const named = [...childrenOf(item, 'dc:creator'), ...childrenOf(item, 'category')]
  const language = item.attributes['xml:lang']
  return [
    ...once(item, ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded']),
    ...atMostOnce(item, ['enclosure', 'dc:language']),
    { holds: isAbsolute(textOf(item, 'link')), fault: 'has a link without a site' },
    { holds: !isPermanent || isAbsolute(guid?.text), fault: 'has a guid that is no address and does not say so' },
    { holds: isDate(textOf(item, 'pubDate')), fault: `has the date ${textOf(item, 'pubDate')}` },
    { holds: isLocale(language), fault: `is in the language ${language}` },
    // RSS's own author has to be an e-mail address, and would say dc:creator once more.
    { holds: childrenOf(item, 'author').length === 0, fault: 'has an author beside dc:creator' },
    { holds: named.every(({ text }) => text.trim() !== ''), fault: 'has an author or a category without a name' },
    ...childrenOf(item, 'enclosure').flatMap(enclosureRules),
    ...htmlRules(textOf(item, 'content:encoded')),
  ]
}

function enclosureRules({ attributes: { url, length, type } }: XmlElement): Rule[] {
  return [
    { holds: isAbsolute(url), fault: 'has an enclosure without a site' },
    { holds: isCount(length), fault: `has an enclosure of ${length} bytes` },
    { holds: isMediaType(type), fault: `has an enclosure of type ${type}` },
  ]
}
