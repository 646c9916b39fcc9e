/** Stories on one page of a section, tag, author or archive list. */
export const pageSize = 20

/** Stories the front page is composed of. */
export const frontLimits = { ranked: 24, latest: 12, strip: 4, breaking: 3 } as const

/** Stories of the section under an article, before more are loaded. */
export const neighbourCount = 4
