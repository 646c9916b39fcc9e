-- Settings and names of sections are edited by hand, in these tables: their pages fall at once, as with every other change.
CREATE FUNCTION tell_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  change bigint;
BEGIN
  INSERT INTO invalidation (tags) VALUES (ARRAY[TG_ARGV[0]]) RETURNING id INTO change;
  -- The form of lib/invalidation/schema.ts.
  PERFORM pg_notify(
    'meridian_invalidation',
    json_build_object('id', change::text, 'tags', json_build_array(TG_ARGV[0]), 'purge', false)::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER site_settings_told AFTER INSERT OR UPDATE OR DELETE ON site_settings
  FOR EACH ROW EXECUTE FUNCTION tell_of_change('settings');
CREATE TRIGGER site_settings_translation_told AFTER INSERT OR UPDATE OR DELETE ON site_settings_translation
  FOR EACH ROW EXECUTE FUNCTION tell_of_change('settings');

-- What creates a section tells of it itself; an edit that changes nothing tells nothing.
CREATE TRIGGER section_told AFTER UPDATE ON section
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_of_change('taxonomy');
CREATE TRIGGER section_translation_told AFTER UPDATE ON section_translation
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_of_change('taxonomy');
