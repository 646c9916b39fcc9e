import type { Locale } from '@/lib/i18n/locales'

/** A page that is looked at. */
export type CheckedPage = { kind: string; locale: Locale; url: string; html: string }

/** The running site, with a page of every kind in every language. */
export type CheckedSite = {
  origin: string
  pages: CheckedPage[]
  /** Every address of the sitemaps, as far as they were read. */
  addresses: string[]
}

/** What a check found: how many things it looked at, and what is wrong with them. */
export type Outcome = { looked: number; faults: string[]; skipped?: string }

export type Check = { name: string; about: string; run: (site: CheckedSite) => Promise<Outcome> }
