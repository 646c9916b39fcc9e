-- Cache tags that fell, for instances that were not listening.
CREATE TABLE "invalidation" (
  "id" BIGSERIAL NOT NULL,
  "tags" TEXT[],
  "purge" BOOLEAN NOT NULL DEFAULT false,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
  "sent_at" TIMESTAMPTZ(3),
  CONSTRAINT "invalidation_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "invalidation_at_idx" ON "invalidation" ("at");

-- When readers were told of a text (its pages fell): a scheduled one is announced when its time comes.
ALTER TABLE "translation" ADD COLUMN "announced_at" TIMESTAMPTZ(3);
