/** A page counts as read after it has been visible for this long without a break. Milliseconds. */
export const readingTime = 1_000

/** The salt and the keys of a day are destroyed this long after it ended. Milliseconds. */
export const keysOutliveDay = 3_600_000

/** Bits of the key that are kept: enough that no two readers of a day meet by chance, and half of what HMAC-SHA-256 gives. */
export const keyBits = 128

/** Leading bits of an IPv6 address that name a subscriber (RFC 6177). */
export const ipv6Bits = 64

/** More stories than this from one reader are a machine's. */
export const pace = { perMinute: 60, perDay: 600 } as const

/** Numbers on pages are right within this. Seconds. */
export const numbersRightWithin = 10

/** Days for which views are kept by the hour; after that by the day. */
export const hoursKeptFor = 40

/** What a request for a story may be. The database stores the place in this list: only append. */
export const readerKinds = ['human', 'spider', 'automated'] as const
export type ReaderKind = (typeof readerKinds)[number]

/** Where a reader came from. The database stores the place in this list: only append. */
export const referrerClasses = ['direct', 'internal', 'search', 'social', 'other'] as const
export type ReferrerClass = (typeof referrerClasses)[number]

/** Views that may wait for the database; over it, readers are asked to come again. */
export const queueLimit = 20_000

/** Bytes of views kept on disk while the database is down, about two million views. */
export const spoolLimit = 256_000_000

/** Bytes of a beacon's body; ours have about 200. */
export const beaconLimit = 1_024

export const viewsPath = '/api/v1/views'

/** Name of the `Server-Timing` entry that pages are answered with in a rush: the one header that a page's script can read. */
export const rushMark = 'rush'

/** Set by the newsroom for its own people; and Next's cookie of a preview. Their readings are not counted. */
export const staffCookies = ['meridian_newsroom', '__prerender_bypass'] as const

/** Lists of what is read most: how far back they look, and in what time a view loses half of its weight. Hours. */
export const mostReadPeriods = {
  day: { hours: 24, halfLife: 8 },
  week: { hours: 7 * 24, halfLife: 48 },
  month: { hours: 30 * 24, halfLife: 240 },
} as const
export type MostReadPeriod = keyof typeof mostReadPeriods
export const mostReadPeriodNames = ['day', 'week', 'month'] as const satisfies MostReadPeriod[]

/** Stories in a list beside other things, and on the page of what is read most. */
export const mostReadLimits = { column: 5, page: 20, rising: 5 } as const

/** Months whose totals the page about counting shows. */
export const monthsOfTotals = 12

/** A story rises when the last hour brought this many views at least, and this many standard deviations more than expected. */
export const rising = { views: 10, deviations: 2 } as const
