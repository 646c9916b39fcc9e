-- Suggestions and corrections. A trusted extension: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The old rows were made by another analysis; `npm start` and `npm run reindex` write them anew.
TRUNCATE "search_document";

-- AlterTable
ALTER TABLE "search_document" ADD COLUMN     "article_id" UUID NOT NULL,
ADD COLUMN     "author_ids" UUID[],
ADD COLUMN     "offsets" BYTEA NOT NULL,
ADD COLUMN     "published_at" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "section_id" UUID NOT NULL,
ADD COLUMN     "text" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "site_settings" ADD COLUMN     "search_half_life" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "search_title" (
    "translation_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "folded" TEXT NOT NULL,

    CONSTRAINT "search_title_pkey" PRIMARY KEY ("translation_id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "locale" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "neutral" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("locale","word")
);

-- CreateTable
CREATE TABLE "search_count" (
    "day" DATE NOT NULL,
    "locale" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "searches" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_count_pkey" PRIMARY KEY ("day","locale","query")
);

-- CreateTable
CREATE TABLE "search_rebuild" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,
    "after" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "search_rebuild_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_title_folded_idx" ON "search_title" USING GIN ("folded" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "search_title_published_at_idx" ON "search_title"("published_at" DESC);

-- CreateIndex
CREATE INDEX "search_word_neutral_idx" ON "search_word"("neutral");

-- CreateIndex
CREATE INDEX "search_word_word_idx" ON "search_word" USING GIN ("word" gin_trgm_ops);


-- CreateIndex
CREATE INDEX "search_document_article_id_idx" ON "search_document"("article_id");

-- AddForeignKey
ALTER TABLE "search_title" ADD CONSTRAINT "search_title_translation_id_fkey" FOREIGN KEY ("translation_id") REFERENCES "search_document"("translation_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Vectors and texts always lie apart: choosing, counting and filtering then read a tenth of the pages.
ALTER TABLE "search_document" SET (toast_tuple_target = 128);

-- All but the short list of authors: facets read it for every match.
ALTER TABLE "search_document" ALTER COLUMN "author_ids" SET STORAGE PLAIN;

-- Ranking unpacks hundreds of vectors; lz4 does it several times faster than pglz. Not every build has it.
DO $$
BEGIN
  ALTER TABLE "search_document" ALTER COLUMN "vector" SET COMPRESSION lz4;
  ALTER TABLE "search_document" ALTER COLUMN "text" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  NULL;
END
$$;

-- New texts go straight into the index: a search never has to read a list of what is pending.
ALTER INDEX "search_document_vector_idx" SET (fastupdate = off);

-- The planner knows nothing of a tsquery that comes as a parameter; below there is no plan it could choose wrongly.
ALTER TABLE "search_document" ALTER COLUMN "vector" SET STATISTICS 0;

-- The newest `wanted` documents that match: the queries, each for another period or sample, are asked one after the other
-- until there are enough. A function, because only a function carries its settings along: without them a rare word may be
-- looked for by unpacking every vector there is, and each call would be planned anew.
CREATE FUNCTION search_hits(
  queries tsquery[], before timestamptz[], since timestamptz, until timestamptz, wanted int
) RETURNS TABLE (
  part int, translation_id uuid, article_id uuid, locale text, section_id uuid, author_ids uuid[],
  published_at timestamptz, vector tsvector
) LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  left_over int := wanted;
  here int;
BEGIN
  FOR i IN 1 .. cardinality(queries) LOOP
    RETURN QUERY
      SELECT i, d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids, d.published_at::timestamptz, d.vector
      FROM search_document d
      WHERE d.vector @@ queries[i] AND d.published_at < before[i] AND d.published_at >= since AND d.published_at <= until
      ORDER BY d.published_at DESC, d.translation_id DESC
      LIMIT left_over;
    GET DIAGNOSTICS here = ROW_COUNT;
    left_over := left_over - here;
    EXIT WHEN left_over <= 0;
  END LOOP;
END
$$;

-- Names as suggestions compare them: the spelling that does not matter made equal, as lib/search/fold.ts does for queries.
CREATE FUNCTION search_fold(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ' ' || translate(replace(replace(lower(name), U&'\0587', U&'\0565\057E'), U&'\0565\0582', U&'\0565\057E'),
  U&'\0451\055A\055B\055C\055D\055E\055F\00AD\0301', U&'\0435');

CREATE INDEX "tag_translation_name_idx" ON "tag_translation" USING GIN (search_fold("name") gin_trgm_ops);
CREATE INDEX "author_translation_name_idx" ON "author_translation" USING GIN (search_fold("name") gin_trgm_ops);

-- Earlier queries that begin with what was typed.
CREATE INDEX "search_count_query_idx" ON "search_count" ((lower("query")) text_pattern_ops);

-- The newest titles in which every pattern occurs. A common beginning is found among the newest titles, a rare one quickly
-- by the index; asking the index for a common one would read a tenth of all titles.
CREATE FUNCTION search_titles(patterns text[], wanted int) RETURNS TABLE (translation_id uuid, published_at timestamptz)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  recent CONSTANT int := 2000;
  edge timestamptz;
  here int;
BEGIN
  RETURN QUERY
    SELECT n.translation_id, n.published_at::timestamptz FROM (
      SELECT t.* FROM search_title t WHERE t.published_at <= now() ORDER BY t.published_at DESC LIMIT recent) n
    WHERE n.folded LIKE ALL (patterns) LIMIT wanted;
  GET DIAGNOSTICS here = ROW_COUNT;
  IF here >= wanted THEN RETURN; END IF;
  SELECT min(n.published_at) INTO edge FROM (
    SELECT t.published_at FROM search_title t WHERE t.published_at <= now() ORDER BY t.published_at DESC LIMIT recent) n;
  RETURN QUERY
    SELECT t.translation_id, t.published_at::timestamptz FROM search_title t
    WHERE t.folded LIKE patterns[1] AND t.folded LIKE ALL (patterns) AND t.published_at + interval '0' < edge
    -- Not the bare column: its index would be walked from the newest title to the oldest.
    ORDER BY t.published_at + interval '0' DESC LIMIT wanted - here;
END
$$;

-- Titles with a word like a misspelt one.
CREATE FUNCTION search_similar_titles(typed text, wanted int) RETURNS TABLE (translation_id uuid, published_at timestamptz)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
SET pg_trgm.word_similarity_threshold = 0.5 AS $$
BEGIN
  RETURN QUERY
    SELECT t.translation_id, t.published_at::timestamptz FROM search_title t
    WHERE typed <% t.folded AND t.published_at <= now()
    ORDER BY word_similarity(typed, t.folded) DESC, t.published_at + interval '0' DESC LIMIT wanted;
END
$$;

-- Words of the site like a misspelt one.
CREATE FUNCTION search_similar_words(typed text, wanted int) RETURNS TABLE (locale text, word text)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
SET pg_trgm.similarity_threshold = 0.3 AS $$
BEGIN
  RETURN QUERY
    SELECT w.locale, w.word FROM search_word w
    WHERE w.word % typed AND abs(length(w.word) - length(typed)) <= 2
    ORDER BY similarity(w.word, typed) DESC, w.word LIMIT wanted;
END
$$;
