import { z } from 'zod'

/** What is measured of the sitemaps. */
export const figuresSchema = z.object({
  files: z.number(),
  urls: z.number(),
  /** Milliseconds. */
  index: z.number(),
  slowest: z.number(),
  /** Bytes. */
  largest: z.number(),
  growth: z.number(),
})

export type SitemapFigures = z.infer<typeof figuresSchema>
