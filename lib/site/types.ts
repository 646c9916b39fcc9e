import type { LocalizedText } from '@/lib/i18n/pick'
import type { SiteLinkKey } from './schema'

/** Texts of a settings page, with the language they are in. */
export type SitePageText = { paragraphs: string[]; locale: LocalizedText['locale'] }

/** The site as its pages show it in one language. */
export type SiteView = {
  name: LocalizedText
  tagline: LocalizedText
  footerNotice: LocalizedText
  guestNotice: LocalizedText
  timeZone: string
  /** Only those with an address, in display order. */
  links: { key: SiteLinkKey; href: string }[]
}

export type SitePageKey = 'about' | 'reuse' | 'contacts'
