/** What a reader set on this device; read by the first inline script and by the controls. */
export const themeKey = 'meridian:theme'
export const textSizeKey = 'meridian:text-size'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Steps of the reading size; tokens.css has a rule for each. */
export const textSizes = [0, 1, 2, 3, 4] as const
export const defaultTextSize = 1
