-- Which words stand beside each other in a text, roughly (lib/search/neighbours.ts). In the row, where it is read without
-- looking anything up. A text that is there already may have any neighbours until it is written anew, which `npm start` does.
ALTER TABLE "search_document" ADD COLUMN "neighbours" bit(4096) NOT NULL DEFAULT repeat('1', 4096)::bit(4096);
ALTER TABLE "search_document" ALTER COLUMN "neighbours" DROP DEFAULT;
ALTER TABLE "search_document" ALTER COLUMN "neighbours" SET STORAGE PLAIN;

-- The same as before, but phrases need not be looked for in thousands of vectors any more, and a period is a condition of
-- its own: in one tsquery with the words, GIN walks through all of the period's texts to find those with the words.
--
-- The newest `wanted` documents that match `query`: in its `parts`, periods or samples, one after the other until there are
-- `enough`; null stands for everything. What was found tells how common the words are: as many parts are asked for together
-- as will probably do, and where all that is left is little, it is asked for at once (`rest`; its part is one more than there
-- are parts).
--
-- With `strict`, documents must match that as well, which their vectors tell. Only those are looked into whose words stand
-- beside each other as `beside` wants it: for two pairs of words four readings each, and of a reading both bits. Where a page
-- cannot be filled by what is left, everything is looked at, as above.
--
-- A function, because only a function carries its settings along: without them a rare word may be looked for by unpacking
-- every vector there is, and each call would be planned anew.
DROP FUNCTION search_hits(tsquery[], timestamptz[], int[], tsquery, tsquery, timestamptz, timestamptz, int, int, int);
CREATE FUNCTION search_hits(
  query tsquery, parts tsquery[], before timestamptz[], sizes int[], rest tsquery, strict tsquery, beside int[],
  since timestamptz, until timestamptz, wanted int, enough int, stories int
) RETURNS TABLE (
  part int, translation_id uuid, article_id uuid, locale text, section_id uuid, author_ids uuid[],
  published_at timestamptz, vector tsvector
) LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  -- So many are sorted in no time; of a phrase, a hundred times as many may have to be read.
  few CONSTANT int := CASE WHEN strict IS NULL THEN 5 * enough ELSE enough END;
  last CONSTANT int := cardinality(parts);
  total CONSTANT float8 := (SELECT sum(s) FROM unnest(sizes) s);
  seen float8 := 0;
  asked float8;
  found int := 0;
  articles uuid[] := '{}';
  here int;
  first int := 1;
  i int := 1;
  isrest bool := false;
  -- Where there is nothing to add to the question, it is asked twice, which costs next to nothing.
  added tsquery;
BEGIN
  WHILE i <= last LOOP
    -- One more than were found, for a little part in which there is none tells nothing.
    isrest := coalesce(i > 1 AND i < last AND (found + 1) / seen * total < few, false);
    added := CASE WHEN isrest THEN rest ELSE parts[i] END;
    asked := coalesce(sizes[i], 0);
    first := i;
    WHILE NOT isrest AND first > 1 AND i < last - 1 AND asked * (found + 1) / seen < enough - found LOOP
      i := i + 1;
      added := added || parts[i];
      asked := asked + sizes[i];
    END LOOP;
    added := coalesce(added, query);
    IF strict IS NULL THEN
      RETURN QUERY
        SELECT CASE WHEN isrest THEN last + 1 ELSE i END, d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids,
          d.published_at::timestamptz, d.vector
        FROM search_document d
        WHERE d.vector @@ query AND d.vector @@ added
          AND d.published_at < before[first] AND d.published_at >= since AND d.published_at <= until
        ORDER BY d.published_at DESC, d.translation_id DESC
        LIMIT wanted - found;
      GET DIAGNOSTICS here = ROW_COUNT;
      found := found + here;
    ELSE
      FOR part, translation_id, article_id, locale, section_id, author_ids, published_at, vector IN
        SELECT CASE WHEN isrest THEN last + 1 ELSE i END, d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids,
          d.published_at, d.vector
        FROM (
          SELECT d.translation_id, d.article_id, d.locale, d.section_id, d.author_ids, d.published_at::timestamptz, d.vector
          FROM search_document d
          WHERE d.vector @@ query AND d.vector @@ added
            AND d.published_at < before[first] AND d.published_at >= since AND d.published_at <= until
            AND (beside IS NULL
              OR (get_bit(d.neighbours, beside[1]) = 1 AND get_bit(d.neighbours, beside[2]) = 1
                OR get_bit(d.neighbours, beside[3]) = 1 AND get_bit(d.neighbours, beside[4]) = 1
                OR get_bit(d.neighbours, beside[5]) = 1 AND get_bit(d.neighbours, beside[6]) = 1
                OR get_bit(d.neighbours, beside[7]) = 1 AND get_bit(d.neighbours, beside[8]) = 1)
              AND (get_bit(d.neighbours, beside[9]) = 1 AND get_bit(d.neighbours, beside[10]) = 1
                OR get_bit(d.neighbours, beside[11]) = 1 AND get_bit(d.neighbours, beside[12]) = 1
                OR get_bit(d.neighbours, beside[13]) = 1 AND get_bit(d.neighbours, beside[14]) = 1
                OR get_bit(d.neighbours, beside[15]) = 1 AND get_bit(d.neighbours, beside[16]) = 1))
          ORDER BY d.published_at DESC, d.translation_id DESC
          -- In this order, and no further than it takes.
          OFFSET 0
        ) d
        WHERE d.vector @@ strict
        LIMIT wanted - found
      LOOP
        found := found + 1;
        IF article_id <> ALL (articles) THEN
          articles := articles || article_id;
        END IF;
        RETURN NEXT;
      END LOOP;
    END IF;
    EXIT WHEN found >= enough OR cardinality(articles) >= stories OR isrest;
    seen := seen + asked;
    i := i + 1;
  END LOOP;
END
$$;
