import { type Db, readRows } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { isLocale, type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from './analysis/analyze'
import { editDistance } from './edit-distance'
import { foldWord } from './fold'
import type { QueryPart } from './parse'
import { countTexts } from './queries-count-texts'
import { wordReadings } from './readings'
import type { Correction } from './types'

/** A word that could have been meant. */
type Candidate = { kind: Correction['kind']; word: string; locale: Locale; distance: number }

/** A part of a query, and what stands in its place. */
export type CorrectedPart = { part: QueryPart; kind: Correction['kind'] | null }

/** Letters that may be wrong in a word. */
function allowedDistance(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2
}

async function misspelt(db: Db, word: string): Promise<Candidate[]> {
  const limit = allowedDistance(word)
  if (limit === 0) return []
  const rows = await readRows<{ locale: string; word: string }>(
    db,
    Prisma.sql`SELECT * FROM search_similar_words(${word}, 40::int)`,
  )
  return rows.flatMap((row) => {
    const distance = editDistance(word, row.word, limit)
    return isLocale(row.locale) && distance <= limit
      ? [{ kind: 'typo', word: row.word, locale: row.locale, distance }]
      : []
  })
}

/** Words of the site that are the same in the script-neutral form: `hayastan` is Հայաստան. */
async function respelt(db: Db, word: string): Promise<Candidate[]> {
  const forms = [
    ...new Set(locales.flatMap((locale) => analyze({ text: word, locale }).flatMap(({ neutral }) => neutral))),
  ]
  if (forms.length === 0) return []
  const rows = await db.searchWord.findMany({ where: { neutral: { in: forms }, word: { not: word } }, take: 40 })
  return rows.flatMap((row): Candidate[] =>
    isLocale(row.locale) ? [{ kind: 'spelling', word: row.word, locale: row.locale, distance: 0 }] : [],
  )
}

/**
 * The word that was probably meant by one that is in no text: typed in another layout, in Latin letters, or with a slip.
 * Only words that a search would find now are offered.
 */
async function correctWord(db: Db, part: QueryPart, languages: readonly Locale[]): Promise<CorrectedPart | null> {
  const typed = foldWord(part.text)
  const layouts = wordReadings(part.text).map(
    (word): Candidate => ({ kind: 'layout', word, locale: 'en', distance: 0 }),
  )
  for (const find of [() => Promise.resolve(layouts), () => respelt(db, typed), () => misspelt(db, typed)]) {
    const candidates = await find()
    const parts = candidates.map(({ word }): QueryPart => ({ ...part, text: word }))
    const counts = await countTexts(db, parts, languages)
    const [best] = candidates
      .map((candidate, index) => ({ candidate, part: parts[index], texts: counts[index] ?? 0 }))
      .filter(({ texts }) => texts > 0)
      .sort((a, b) => a.candidate.distance - b.candidate.distance || b.texts - a.texts)
    if (best?.part) return { part: best.part, kind: best.candidate.kind }
  }
  return null
}

/** Every word that no text has replaced by what was probably meant; null when nothing can be done for any of them. */
export async function correctParts(
  db: Db,
  { parts, languages }: { parts: readonly QueryPart[]; languages: readonly Locale[] },
): Promise<CorrectedPart[] | null> {
  const words = parts.flatMap((part) => (part.excluded ? [part] : singleWords(part)))
  const counts = await countTexts(db, words, languages)
  const corrected: CorrectedPart[] = []
  for (const [index, part] of words.entries()) {
    const isKnown = part.excluded || (counts[index] ?? 0) > 0
    const better = isKnown ? null : await correctWord(db, part, languages)
    corrected.push(better ?? { part, kind: null })
  }
  return corrected.some(({ kind }) => kind !== null) ? corrected : null
}

function singleWords(part: QueryPart): QueryPart[] {
  return part.text
    .split(/\s+/)
    .filter(Boolean)
    .map((text) => ({ kind: 'word', text, excluded: false }))
}
