/** Pixels that networks crop least (https://developers.facebook.com/docs/sharing/webmasters/images/). */
export const ogSize = { width: 1_200, height: 630 } as const

/** Messengers drop larger ones. */
export const ogBytes = 150 * 1024

/** Pictures that are kept on disk, at most `ogBytes` each. */
export const ogFiles = 2_000

/** Colours of the light theme (app/styles/tokens.css). */
export const ogColors = {
  paper: '#fffdf8',
  ink: '#1b1a17',
  muted: '#54504a',
  rule: '#dcd6ca',
  accent: '#a8201a',
} as const
