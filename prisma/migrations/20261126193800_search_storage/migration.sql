-- Nothing is compressed: a search unpacks two hundred vectors and a dozen texts, and packing them is a good part of an import.
-- Vectors hardly shrink anyway. Rows that are there already are stored so when they are next written.
ALTER TABLE "search_document" ALTER COLUMN "vector" SET STORAGE EXTERNAL;
ALTER TABLE "search_document" ALTER COLUMN "text" SET STORAGE EXTERNAL;
ALTER TABLE "search_document" ALTER COLUMN "offsets" SET STORAGE EXTERNAL;
