import type { ParsedQuery, QueryPart } from './parse'

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text.replaceAll('"', '')}"` : text
}

function partText({ kind, text, excluded }: QueryPart): string {
  return `${excluded ? '-' : ''}${kind === 'phrase' ? `"${text.replaceAll('"', '')}"` : text}`
}

/**
 * A query as a reader would type it: what `parseQuery` reads.
 *
 * @example writeQuery(parseQuery('snow  "city hall" section:region')) // 'snow "city hall" section:region'
 */
export function writeQuery({ parts, filters }: ParsedQuery): string {
  return [
    ...parts.map(partText),
    ...filters.sections.map((value) => `section:${quoted(value)}`),
    ...filters.authors.map((value) => `author:${quoted(value)}`),
    ...filters.tags.map((value) => `tag:${quoted(value)}`),
    ...filters.languages.map((value) => `language:${value}`),
    ...(filters.from ? [`from:${filters.from}`] : []),
    ...(filters.to ? [`to:${filters.to}`] : []),
  ].join(' ')
}
