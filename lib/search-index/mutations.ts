import type { Body } from '@/lib/body/types'
import { blockText, bodyText } from '@/lib/body/utils'
import type { Db } from '@/lib/db'
import { type Locale, localeFacts } from '@/lib/i18n/locales'
import { foldForSearch } from './utils'

/** A readable translation as search should know it. */
export type SearchSource = {
  translationId: string
  locale: Locale
  title: string
  subtitle: string | null
  lead: string | null
  body: Body
  /** Captions of the story's pictures in this language. */
  captions: readonly string[]
}

/**
 * A tsvector holds 1 MB (https://www.postgresql.org/docs/18/textsearch-limitations.html) and a text of short or hyphenated
 * words can grow to almost four times its size in it. What lies beyond 250,000 bytes — a book — is found by its beginning.
 */
const vectorBudget = 250_000

/**
 * Takes from `parts`, in order, as much as the budget allows.
 *
 * @param bytes UTF-8 bytes for all parts together
 * @example withinBudget(['ab', 'cdef'], 4) // ['ab', 'cd']
 */
export function withinBudget(parts: readonly string[], bytes: number): string[] {
  let left = bytes
  return parts.map((part) => {
    const size = Buffer.byteLength(part)
    if (size <= left) {
      left -= size
      return part
    }
    // A character cut in two at the end decodes to U+FFFD, which is no part of a word.
    const cut = Buffer.from(part)
      .subarray(0, left)
      .toString('utf8')
      .replace(/\uFFFD+$/, '')
    left = 0
    return cut
  })
}

function toRow(source: SearchSource) {
  const headings = source.body.flatMap((block) => (block.type === 'heading' ? [blockText(block)] : []))
  const [a, b, c, d] = withinBudget(
    [
      source.title,
      [source.subtitle, source.lead].filter(Boolean).join('\n'),
      [...headings, ...source.captions].join('\n'),
      bodyText(source.body.filter((block) => block.type !== 'heading')),
    ].map(foldForSearch),
    vectorBudget,
  )
  return {
    id: source.translationId,
    locale: source.locale,
    configuration: localeFacts[source.locale].textSearch,
    a,
    b,
    c,
    d,
  }
}

/**
 * Makes translations findable, or brings what search knows of them up to date. Run it in the transaction that writes the
 * translations, so that a reader never finds a text that is not there.
 */
export async function writeSearchDocuments(db: Db, sources: readonly SearchSource[]): Promise<void> {
  if (sources.length === 0) return
  const rows = JSON.stringify(sources.map(toRow))
  await db.$executeRaw`
    INSERT INTO search_document (translation_id, locale, vector)
    SELECT row.id, row.locale,
      setweight(to_tsvector(row.configuration::regconfig, row.a), 'A') ||
      setweight(to_tsvector(row.configuration::regconfig, row.b), 'B') ||
      setweight(to_tsvector(row.configuration::regconfig, row.c), 'C') ||
      setweight(to_tsvector(row.configuration::regconfig, row.d), 'D')
    FROM json_to_recordset(${rows}::json)
      AS row (id uuid, locale text, configuration text, a text, b text, c text, d text)
    ON CONFLICT (translation_id) DO UPDATE SET locale = excluded.locale, vector = excluded.vector`
}

/** Translations that readers may not see are not found either. */
export async function deleteSearchDocuments(db: Db, translationIds: readonly string[]): Promise<void> {
  if (translationIds.length === 0) return
  await db.searchDocument.deleteMany({ where: { translationId: { in: [...translationIds] } } })
}
