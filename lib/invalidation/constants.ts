/** Channel of PostgreSQL's NOTIFY on which fallen tags are told. */
export const invalidationChannel = 'meridian_invalidation'

/** A NOTIFY carries less than 8,000 bytes; a longer list is told in parts. */
export const tagsPerNotification = 60

/** Nothing made before this is served any more, so what fell before it need not be remembered. Days. */
export const memoryDays = 8
