/** Characters of a query that are looked at. */
export const queryLength = 512

/** Stories on a results page. */
export const resultLimit = 30

export const suggestionLimit = 6

/** Of a very common word only this many newest matches are ranked, so that time stays bounded. */
export const rankedMatches = 1_000
