-- Drafts and withdrawn texts are told apart in the index: hundreds of them at the top of a section were each looked up in the table.
DROP INDEX "translation_section_id_locale_published_at_id_idx";
CREATE INDEX "translation_section_id_locale_published_at_id_status_idx" ON "translation"("section_id", "locale", "published_at" DESC, "id" DESC, "status");
