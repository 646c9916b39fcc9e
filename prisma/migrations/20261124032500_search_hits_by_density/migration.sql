-- The newest `wanted` documents that match: the queries, each for another period or sample, are asked one after the other
-- until there are enough. What a period has shown tells how common the words are: where all that is left is little, it is
-- asked for at once (`rest`), because marks of long periods cost more than they save.
DROP FUNCTION search_hits(tsquery[], timestamptz[], timestamptz, timestamptz, int);

-- A function, because only a function carries its settings along: without them a rare word may be looked for by unpacking
-- every vector there is, and each call would be planned anew.
CREATE FUNCTION search_hits(
  queries tsquery[], before timestamptz[], sizes int[], rest tsquery, since timestamptz, until timestamptz, wanted int
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
  found int := 0;
  here int;
  i int := 1;
  query tsquery;
BEGIN
  WHILE i <= last LOOP
    query := queries[i];
    IF i > 1 AND i < last AND rest IS NOT NULL AND found / seen * total < few THEN
      query := rest;
    END IF;
    RETURN QUERY
      SELECT i, d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids, d.published_at::timestamptz, d.vector
      FROM search_document d
      WHERE d.vector @@ query AND d.published_at < before[i] AND d.published_at >= since AND d.published_at <= until
      ORDER BY d.published_at DESC, d.translation_id DESC
      LIMIT wanted - found;
    GET DIAGNOSTICS here = ROW_COUNT;
    found := found + here;
    EXIT WHEN found >= wanted OR (i > 1 AND i < last AND query = rest);
    seen := seen + coalesce(sizes[i], 0);
    i := i + 1;
  END LOOP;
END
$$;
