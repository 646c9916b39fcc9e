/** Limits of a body. They bound what one import line, one page and one revision can weigh. */
export const bodyLimits = {
  blocks: 2_000,
  spansPerBlock: 1_000,
  charactersPerSpan: 20_000,
  listItems: 500,
  urlLength: 2_000,
} as const

/** Protocols a link in a body may have. Anything else (javascript:, data:, file:) never reaches the database. */
export const linkProtocols = ['https:', 'http:', 'mailto:', 'tel:'] as const
