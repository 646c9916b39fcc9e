-- New texts go through the list of what is pending, which every write empties before it ends: putting the words of a hundred
-- texts into the index together costs half of doing it text by text. The limit only keeps PostgreSQL from emptying it earlier.
ALTER INDEX "search_document_vector_idx" SET (fastupdate = on, gin_pending_list_limit = 65536);
ALTER INDEX "search_title_folded_idx" SET (fastupdate = on, gin_pending_list_limit = 65536);
