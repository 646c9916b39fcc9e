import type { Db } from '@/lib/db'
import { arrayParameter, bitBytes, textBytes } from '@/lib/long-parameters'
import { type AnalysedText, analyseText, type SearchSource } from './document'
import { marksOf } from './marks'
import { readSources } from './queries-sources'
import { joinLexemes, withoutPlaces } from './vector'

/**
 * Makes translations findable, or brings what search knows of them up to date. Run it in the transaction that writes the
 * translations: a reader never finds a text that is not there, nor one that was corrected away.
 *
 * @param sources with their texts analysed where that was done before the transaction began
 */
export async function writeSearchDocuments(
  db: Db,
  sources: readonly (SearchSource & { analysed?: AnalysedText })[],
): Promise<void> {
  if (sources.length === 0) return
  await storeAnalysed(
    db,
    sources.map(({ analysed, ...source }) => ({ source, analysed: analysed ?? analyseText(source) })),
  )
  await emptyPending(db)
}

export type AnalysedSource = { source: SearchSource; analysed: AnalysedText }

/** The same for texts that are analysed already, into a database whose indexes may not be there yet. */
export async function storeAnalysed(db: Db, texts: readonly AnalysedSource[]): Promise<void> {
  const rows = texts.map(({ source }) => ({
    id: source.translationId,
    article: source.articleId,
    locale: source.locale,
    section: source.sectionId,
    authors: source.authorIds,
    published: source.publishedAt,
  }))
  const vectors = texts.map(({ source, analysed }) => joinLexemes([analysed.lexemes, withoutPlaces(marksOf(source))]))
  // What is long goes as PostgreSQL has it: it is nine tenths of what an import sends.
  await db.$executeRaw`
    INSERT INTO search_document (translation_id, article_id, locale, section_id, author_ids, published_at, vector, text, offsets,
      neighbours)
    SELECT x.id, x.article, x.locale, x.section, ARRAY(SELECT json_array_elements_text(x.authors)::uuid), x.published,
      x.vector, x.text, x.offsets, x.neighbours
    FROM ROWS FROM (
      json_to_recordset(${JSON.stringify(rows)}::json) AS (id uuid, article uuid, locale text, section uuid, authors json,
        published timestamptz),
      unnest(${arrayParameter('tsvector', vectors)}::tsvector[]),
      unnest(${arrayParameter(
        'text',
        texts.map(({ analysed }) => textBytes(analysed.text)),
      )}::text[]),
      unnest(${arrayParameter(
        'bytea',
        texts.map(({ analysed }) => analysed.offsets),
      )}::bytea[]),
      unnest(${arrayParameter(
        'bit',
        texts.map(({ analysed }) => bitBytes(analysed.neighbours)),
      )}::bit(4096)[])
    ) AS x (id, article, locale, section, authors, published, vector, text, offsets, neighbours)
    ON CONFLICT (translation_id) DO UPDATE SET article_id = excluded.article_id, locale = excluded.locale,
      section_id = excluded.section_id, author_ids = excluded.author_ids, published_at = excluded.published_at,
      vector = excluded.vector, text = excluded.text, offsets = excluded.offsets, neighbours = excluded.neighbours`
  const titles = JSON.stringify(
    rows.map(({ id, locale, published }, index) => ({
      id,
      locale,
      published,
      title: texts[index]?.analysed.foldedTitle,
    })),
  )
  await db.$executeRaw`
    INSERT INTO search_title (translation_id, locale, published_at, folded)
    SELECT id, locale, published, title FROM json_to_recordset(${titles}::json)
      AS x (id uuid, locale text, published timestamptz, title text)
    ON CONFLICT (translation_id) DO UPDATE SET locale = excluded.locale, published_at = excluded.published_at,
      folded = excluded.folded`
  await storeWords(db, texts)
}

/** Puts what is pending into the indexes: a search would have to read all of it. */
export async function emptyPending(db: Db): Promise<void> {
  await db.$executeRaw`SELECT gin_clean_pending_list('search_document_vector_idx'), gin_clean_pending_list('search_title_folded_idx')`
}

/** Sorted, so that two publications that bring the same words wait for each other in the same order. */
async function storeWords(db: Db, texts: readonly AnalysedSource[]): Promise<void> {
  const unique = new Map<string, { l: string; w: string; n: string }>()
  for (const { source, analysed } of texts) {
    for (const [word, neutral] of analysed.words)
      unique.set(`${source.locale}:${word}`, { l: source.locale, w: word, n: neutral })
  }
  if (unique.size === 0) return
  const rows = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  await db.$executeRaw`
    INSERT INTO search_word (locale, word, neutral)
    SELECT l, w, n FROM json_to_recordset(${JSON.stringify(rows)}::json) AS x (l text, w text, n text)
    ON CONFLICT DO NOTHING`
}

/** Translations that readers may not see are not found either. */
export async function deleteSearchDocuments(db: Db, translationIds: readonly string[]): Promise<void> {
  if (translationIds.length === 0) return
  await db.searchDocument.deleteMany({ where: { translationId: { in: [...translationIds] } } })
}

/**
 * Brings the index in line with these translations as they are stored: readable ones are written, others removed. For every
 * write that has no source at hand; run it last in the transaction that changes them.
 */
export async function refreshSearchDocuments(db: Db, translationIds: readonly string[]): Promise<void> {
  await refreshAnalysed(db, translationIds, analyseText)
  await emptyPending(db)
}

/** The same for whoever writes many texts and empties what is pending only now and then. */
export async function refreshAnalysed(
  db: Db,
  translationIds: readonly string[],
  analyse: (source: SearchSource) => AnalysedText,
): Promise<void> {
  const sources = await readSources(db, translationIds)
  const readable = new Set(sources.map(({ translationId }) => translationId))
  await deleteSearchDocuments(
    db,
    translationIds.filter((id) => !readable.has(id)),
  )
  if (sources.length === 0) return
  await storeAnalysed(
    db,
    sources.map((source) => ({ source, analysed: analyse(source) })),
  )
}
