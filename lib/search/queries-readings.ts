import type { Db } from '@/lib/db'
import { isLocale, type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from './analysis/analyze'
import { soundsLikeStopWord } from './analysis/stop-words'
import { type ParsedQuery, parseQuery, type QueryPart } from './parse'
import { countTexts } from './queries-count-texts'
import { textReadings } from './readings'
import type { Correction } from './types'

/** A whole query read in another way. */
export type Reading = { kind: Correction['kind']; query: ParsedQuery }

/** The query as other keyboard layouts would have written it, where every word then is one of the site's. */
export async function layoutReadings(
  db: Db,
  { text, query }: { text: string; query: ParsedQuery },
): Promise<Reading[]> {
  const readings: Reading[] = []
  for (const reading of textReadings(text)) {
    const parts = parseQuery(reading).parts.map((part) => ({ ...part, text: part.text.replace(/[,;:!?։]+$/u, '') }))
    const counts = await countTexts(db, parts, query.filters.languages)
    const isRead = parts.length > 0 && parts.every((part, index) => (counts[index] ?? 0) > 0 || part.text.length < 4)
    if (isRead && counts.some((count) => count > 0)) readings.push({ kind: 'layout', query: { ...query, parts } })
  }
  return readings
}

/** Letters from which on a word must be read; shorter ones, which the vocabulary does not have, may be left out. */
const tellingLetters = 4

/**
 * The query in each language's own letters: words of the vocabulary that sound as what was typed. Languages in which a longer
 * word means nothing are not offered, and nothing is when all words are known as they stand.
 */
export async function spellingReadings(db: Db, query: ParsedQuery): Promise<Reading[]> {
  const parts = query.parts.flatMap(separate)
  const typed = await countTexts(db, parts, query.filters.languages)
  if (typed.every((count) => count > 0)) return []
  const forms = parts.map(({ text }) => soundsOf(text))
  const rows = await db.searchWord.findMany({ where: { neutral: { in: forms.flat() } }, take: 500 })
  const readings: Reading[] = []
  for (const locale of locales) {
    const own = rows.filter((row) => isLocale(row.locale) && row.locale === locale)
    const isStop = (index: number) => forms[index]?.some((sound) => soundsLikeStopWord(sound, locale)) ?? false
    const choices = forms.map((sounds, index) => {
      const typed = parts[index]?.text ?? ''
      if (/^\p{N}+$/u.test(typed)) return [typed]
      return isStop(index) ? [] : own.filter(({ neutral }) => sounds.includes(neutral)).map(({ word }) => word)
    })
    const isTelling = ({ text, excluded }: QueryPart, index: number) =>
      !excluded && text.length >= tellingLetters && !isStop(index)
    const isUnread = (words: readonly (readonly unknown[])[]) =>
      parts.some((part, index) => isTelling(part, index) && words[index]?.length === 0)
    if (!parts.some(isTelling) || isUnread(choices)) continue
    const read = await byFrequency(db, { parts, choices, locale })
    if (isUnread(read)) continue
    for (const words of combinations(read)) readings.push({ kind: 'spelling', query: { ...query, parts: words } })
  }
  return readings
}

function separate(part: QueryPart): QueryPart[] {
  if (part.excluded) return [part]
  return part.text
    .split(/[\s-]+/)
    .filter(Boolean)
    .map((text) => ({ kind: 'word', text, excluded: false }))
}

function soundsOf(text: string): string[] {
  return [...new Set(locales.flatMap((locale) => analyze({ text, locale }).flatMap(({ neutral }) => neutral)))]
}

/** The words that each part may be and some text has, the commonest first. */
async function byFrequency(
  db: Db,
  { parts, choices, locale }: { parts: readonly QueryPart[]; choices: readonly string[][]; locale: Locale },
): Promise<QueryPart[][]> {
  const candidates = parts.flatMap((part, index) =>
    part.excluded ? [] : (choices[index] ?? []).map((text) => ({ index, part: { ...part, text } })),
  )
  const counts = await countTexts(
    db,
    candidates.map(({ part }) => part),
    [locale],
  )
  const ranked = candidates
    .map((candidate, place) => ({ ...candidate, texts: counts[place] ?? 0 }))
    .filter(({ texts }) => texts > 0)
    .sort((a, b) => b.texts - a.texts)
  return parts.map((part, index) =>
    part.excluded ? [part] : ranked.filter((candidate) => candidate.index === index).map((candidate) => candidate.part),
  )
}

/** Words of one sound that are tried instead of the commonest, one at a time. */
const homophones = 4

/** The commonest words together, then the same with one of them replaced by another of its sound. */
function combinations(read: readonly QueryPart[][]): QueryPart[][] {
  const commonest = read.map(([first]) => first)
  const others = read.flatMap((words, index) => words.slice(1).map((word) => ({ index, word }))).slice(0, homophones)
  const all = [
    commonest,
    ...others.map(({ index, word }) => commonest.map((first, at) => (at === index ? word : first))),
  ]
  return all.map((words) => words.flatMap((word) => word ?? []))
}
