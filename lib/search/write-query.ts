import { type ParsedQuery, parseQuery, type QueryPart } from './parse'

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text
}

/** Whether a word would be read as a filter or an exclusion if it stood there without quotes. */
function readsOtherwise(text: string): boolean {
  return text.startsWith('-') || parseQuery(text).parts[0]?.text !== text
}

function partText({ kind, text, excluded }: QueryPart): string {
  const needsQuotes = kind === 'phrase' || readsOtherwise(text)
  return `${excluded ? '-' : ''}${needsQuotes ? `"${text}"` : text}`
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
