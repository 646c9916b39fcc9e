/**
 * Addresses in one sitemap. The protocol allows 50,000 and 50 MB; an address with its alternates and picture has at most
 * 5 KB (slugs end at 80 characters, names of sections may be longer), so that the bytes are bounded too.
 */
export const sitemapUrls = 5_000

/**
 * Rows that are in memory while a sitemap is written. Few: what a batch leaves behind has to be gone before V8 takes it for
 * long-lived, or the heap of a busy server grows by all of it until the next full collection.
 */
export const sitemapBatch = 50

/** Slugs of topics or authors in one sitemap; each has an address in every language. */
export const sitemapSlugs = 1_500

/** A news sitemap has the stories of the last two days, and at most a thousand. */
export const newsHours = 48
export const newsUrls = 1_000
