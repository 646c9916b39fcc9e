/** A phone's whole width. Beyond two dots a pixel nobody sees a difference, but everybody pays for it. */
const wholePhone =
  '(max-width: 39.99rem) and (min-resolution: 2.5dppx) calc(66vw - 1.4rem), (max-width: 39.99rem) calc(100vw - 2rem)'

/** Widths a picture is offered in, in pixels; next.config.ts allows these. */
const small = [240, 320, 480, 720]
const large = [480, 720, 960, 1200, 1600]

/** How wide a picture is where it stands: what a browser is told before it knows the styles, so both must agree. */
export const pictureFrames = {
  /** The front page's first story. */
  lead: { widths: large, sizes: `${wholePhone}, (max-width: 63.99rem) calc(100vw - 4rem), 52rem` },
  /** The two beside it. */
  feature: { widths: large, sizes: `${wholePhone}, (max-width: 63.99rem) 48vw, 26rem` },
  /** A column of a grid, on a phone the whole width. */
  column: { widths: large, sizes: `${wholePhone}, (max-width: 63.99rem) 48vw, 18rem` },
  /** A column of a grid, on a phone a thumbnail beside the headline. */
  thumbnail: { widths: small, sizes: '(max-width: 39.99rem) 6.5rem, (max-width: 63.99rem) 48vw, 18rem' },
  /** Beside the headline everywhere. */
  list: { widths: small, sizes: '(max-width: 39.99rem) 31vw, (max-width: 63.99rem) 29vw, 24rem' },
  result: { widths: small, sizes: '(max-width: 39.99rem) 6rem, 11rem' },
  /** Above a story. */
  story: { widths: large, sizes: `${wholePhone}, (max-width: 63.99rem) calc(100vw - 4rem), 60rem` },
  /** In a story's text. */
  text: { widths: large, sizes: `${wholePhone}, 40rem` },
} as const

export type PictureFrame = keyof typeof pictureFrames
