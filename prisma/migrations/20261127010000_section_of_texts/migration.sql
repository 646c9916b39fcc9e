-- A text's section, kept equal to its article's by the foreign key: lists of a section walk an index of their own.
ALTER TABLE "translation" ADD COLUMN     "section_id" UUID;
UPDATE "translation" SET "section_id" = "article"."section_id" FROM "article" WHERE "article"."id" = "translation"."article_id";
ALTER TABLE "translation" ALTER COLUMN "section_id" SET NOT NULL;

-- DropForeignKey
ALTER TABLE "translation" DROP CONSTRAINT "translation_article_id_fkey";

-- CreateIndex
CREATE UNIQUE INDEX "article_id_section_id_key" ON "article"("id", "section_id");

-- CreateIndex
CREATE INDEX "translation_section_id_locale_published_at_id_idx" ON "translation"("section_id", "locale", "published_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "translation" ADD CONSTRAINT "translation_article_id_section_id_fkey" FOREIGN KEY ("article_id", "section_id") REFERENCES "article"("id", "section_id") ON DELETE CASCADE ON UPDATE CASCADE;
