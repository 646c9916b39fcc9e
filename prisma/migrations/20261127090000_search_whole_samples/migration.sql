-- The same as before, but for `enough`, and for the part of what `rest` finds: it is one more than there are queries.
--
-- The newest `wanted` documents that match: the queries, each for another period or sample, are asked one after the other
-- until there are `enough`. What a period has shown tells how common the words are: where all that is left is little, it is
-- asked for at once (`rest`), because marks of long periods cost more than they save.
--
-- With `strict`, documents must match that as well, which their vectors tell. When `checks` vectors were looked into and
-- `enough` matched, a last row of part 0, without a document, says that there may be more.
--
-- A function, because only a function carries its settings along: without them a rare word may be looked for by unpacking
-- every vector there is, and each call would be planned anew.
CREATE OR REPLACE FUNCTION search_hits(
  queries tsquery[], before timestamptz[], sizes int[], rest tsquery, strict tsquery, since timestamptz, until timestamptz,
  wanted int, checks int, enough int
) RETURNS TABLE (
  part int, translation_id uuid, article_id uuid, locale text, section_id uuid, author_ids uuid[],
  published_at timestamptz, vector tsvector
) LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  -- Rows that are read and sorted in a few milliseconds.
  few CONSTANT int := 5000;
  last CONSTANT int := cardinality(queries);
  total CONSTANT float8 := (SELECT sum(s) FROM unnest(sizes) s);
  seen float8 := 0;
  -- Documents with the words, and those that match.
  met int := 0;
  found int := 0;
  checked int := 0;
  here int;
  i int := 1;
  query tsquery;
  hit record;
BEGIN
  WHILE i <= last LOOP
    query := queries[i];
    IF i > 1 AND i < last AND rest IS NOT NULL AND met / seen * total < few THEN
      query := rest;
    END IF;
    here := 0;
    IF strict IS NULL THEN
      RETURN QUERY
        SELECT CASE WHEN query = rest THEN last + 1 ELSE i END, d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids, d.published_at::timestamptz, d.vector
        FROM search_document d
        WHERE d.vector @@ query AND d.published_at < before[i] AND d.published_at >= since AND d.published_at <= until
        ORDER BY d.published_at DESC, d.translation_id DESC
        LIMIT wanted - found;
      GET DIAGNOSTICS here = ROW_COUNT;
      found := found + here;
    ELSE
      FOR hit IN
        SELECT d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids, d.published_at::timestamptz, d.vector,
          count(*) OVER () AS candidates
        FROM search_document d
        WHERE d.vector @@ query AND d.published_at < before[i] AND d.published_at >= since AND d.published_at <= until
        ORDER BY d.published_at DESC, d.translation_id DESC
      LOOP
        IF checked >= checks AND found >= enough THEN
          part := 0;
          translation_id := NULL; article_id := NULL; locale := NULL; section_id := NULL; author_ids := NULL;
          published_at := NULL; vector := NULL;
          RETURN NEXT;
          RETURN;
        END IF;
        here := hit.candidates;
        checked := checked + 1;
        IF hit.vector @@ strict THEN
          part := i;
          translation_id := hit.translation_id; article_id := hit.article_id; locale := hit.locale;
          section_id := hit.section_id; author_ids := hit.author_ids; published_at := hit.published_at; vector := hit.vector;
          RETURN NEXT;
          found := found + 1;
          EXIT WHEN found >= wanted;
        END IF;
      END LOOP;
    END IF;
    met := met + here;
    EXIT WHEN found >= wanted OR (strict IS NULL AND found >= enough) OR (i > 1 AND i < last AND query = rest);
    seen := seen + coalesce(sizes[i], 0);
    i := i + 1;
  END LOOP;
END
$$;
