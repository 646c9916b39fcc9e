-- DropIndex
DROP INDEX "translation_locale_published_at_id_idx";

-- CreateIndex
CREATE INDEX "translation_locale_published_at_id_status_updated_at_idx" ON "translation"("locale", "published_at" DESC, "id" DESC, "status", "updated_at");
