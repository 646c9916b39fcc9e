import { z } from 'zod'

/** Social networks and stores the header and footer can link to, in the order they are shown. */
export const siteLinkKeys = ['x', 'youtube', 'instagram', 'facebook', 'telegram', 'appStore', 'googlePlay'] as const

export type SiteLinkKey = (typeof siteLinkKeys)[number]

const address = z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default('')

/** Column `site_settings.links`; an empty address hides its link. */
export const siteLinksSchema = z.object({
  x: address,
  youtube: address,
  instagram: address,
  facebook: address,
  telegram: address,
  appStore: address,
  googlePlay: address,
})

/** Columns `about`, `reuse_terms` and `contacts`: paragraphs of plain text. */
export const paragraphsSchema = z.array(z.string().min(1).max(5_000)).max(200)
