-- AlterTable
ALTER TABLE "translation" ADD COLUMN     "number" SERIAL NOT NULL;

-- CreateTable
CREATE TABLE "view_day" (
    "day" DATE NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "view_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "view_salt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "view_salt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "view_even" (
    "key" UUID NOT NULL,
    "target" INTEGER NOT NULL,
    "hour" SMALLINT NOT NULL,
    "referrer" SMALLINT NOT NULL,

    CONSTRAINT "view_even_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "view_odd" (
    "key" UUID NOT NULL,
    "target" INTEGER NOT NULL,
    "hour" SMALLINT NOT NULL,
    "referrer" SMALLINT NOT NULL,

    CONSTRAINT "view_odd_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "view_hour" (
    "day" DATE NOT NULL,
    "hour" SMALLINT NOT NULL,
    "target" INTEGER NOT NULL,
    "referrer" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "view_hour_pkey" PRIMARY KEY ("day","hour","target","referrer")
);

-- CreateTable
CREATE TABLE "view_daily" (
    "day" DATE NOT NULL,
    "target" INTEGER NOT NULL,
    "kind" SMALLINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "view_daily_pkey" PRIMARY KEY ("day","target","kind")
);

-- CreateTable
CREATE TABLE "view_missing" (
    "day" DATE NOT NULL,
    "article_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "view_missing_pkey" PRIMARY KEY ("day","article_id","locale")
);

-- CreateTable
CREATE TABLE "view_replayed" (
    "file" UUID NOT NULL,
    "replayed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "view_replayed_pkey" PRIMARY KEY ("file")
);

-- CreateIndex
CREATE INDEX "view_even_target_idx" ON "view_even"("target");

-- CreateIndex
CREATE INDEX "view_odd_target_idx" ON "view_odd"("target");

-- CreateIndex
CREATE UNIQUE INDEX "translation_number_key" ON "translation"("number");
