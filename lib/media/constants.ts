/** What a source picture may cost. */
export const mediaLimits = {
  sourceBytes: 64 * 1024 * 1024,
  /** Decoded pixels: a cheap file can unfold to gigabytes. The largest cameras of newsrooms make 100 megapixels. */
  inputPixels: 100_000_000,
  /** WebP's own limit (https://developers.google.com/speed/webp/faq#what_is_the_maximum_size_a_webp_image_can_be). */
  side: 16_383,
} as const

/** Stored pictures are as large as the widest layout on a dense screen needs. */
export const storedWidth = 2_000
export const storedHeight = 4_000

/** Drawings have no size of their own. */
export const drawingWidth = 1_600

export const webpQuality = 80

/** File names a source may have; what is in the file is checked by decoding it. */
export const sourceExtensions = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.webp'] as const

/** Of the sizes that pages show. Next takes 20 off for AVIF: 50 there looks like 70 in WebP, at 60 % of the bytes. */
export const pictureQuality = 70
