/** Migrated and empty. */
export const templateDatabase = 'meridian_template'

/** Migrated and filled with the demo newsroom; made when the first test asks for it. */
export const demoDatabase = 'meridian_demo'
