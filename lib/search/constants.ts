/** Characters of a query that are looked at. */
export const queryLength = 512

/** Words, phrases and exclusions of a query that are looked for; PostgreSQL's stack of operators is finite. */
export const queryParts = 24

/** Stories on a page of results. */
export const resultLimit = 10

/** The most that the API gives at once. */
export const resultLimitMax = 50

export const suggestionLimit = 8

/** Of a very common word only this many newest texts are ranked, so that time stays bounded. */
export const rankedTexts = 200

/** Texts from which the numbers of a very common word are estimated, at least. */
export const sampledTexts = 800

/** The same for a phrase, of which there are few among the texts with its words. */
export const sampledForPhrase = 30

/** A sample that was begun is read to its end, but no estimate reads more than this times what it needs. */
export const sampledAtMost = 10

/** Stories are dealt into this many samples by their id, */
export const samples = 64

/** and each sample into grains, for words that are in every other text: so many altogether. */
export const grains = 1_024

/** Values shown of each facet. */
export const facetValues = 8

/** Positions of a vector: PostgreSQL has no higher ones. What lies beyond – a book – is found by its beginning. */
export const positionLimit = 16_000

/** Positions left free between two blocks, so that no phrase reaches across them. */
export const blockGap = 8

/** Raised when documents are written differently: `npm start` then brings the index up to date. */
export const indexVersion = 8
