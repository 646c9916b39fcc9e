import { parseFragment } from 'parse5'
import { elements } from '../head'
import type { Rule } from './rules'

const harmful = new Set(['script', 'style', 'iframe', 'object', 'embed', 'meta', 'link', 'base', 'form'])

/** A story's HTML stands on pages that are not ours: what is removed there, or leads nowhere, must not be in it. */
export function htmlRules(html: string): Rule[] {
  const found = elements(parseFragment(html))
  const attributes = found.flatMap(({ attrs }) => attrs)
  const tag = found.find(({ tagName }) => harmful.has(tagName))?.tagName
  const unsafe = attributes.find(({ name }) => name === 'style' || name.startsWith('on'))
  const relative = attributes.find(
    ({ name, value }) => (name === 'href' || name === 'src') && !/^(?:https?|mailto|tel):/.test(value),
  )
  const isSilent = found.some(({ tagName, attrs }) => tagName === 'img' && attrs.every(({ name }) => name !== 'alt'))
  return [
    { holds: html.trim() !== '', fault: 'has no text' },
    { holds: tag === undefined, fault: `has <${tag}> in its text` },
    { holds: unsafe === undefined, fault: `has the attribute ${unsafe?.name} in its text` },
    { holds: relative === undefined, fault: `has the address ${relative?.value} in its text` },
    { holds: !isSilent, fault: 'has a picture without alt in its text' },
  ]
}
