const graphemes = new Intl.Segmenter()

/** Letters of the scripts that are read here, and apostrophes, join nothing to themselves but what a word already holds. */
const ordinaryEnd = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Armenian}\p{N}\p{M}’']$/u
const joiner = '\u200D'

/**
 * Widens a piece of a text until it begins and ends between graphemes. Some letters hold on to whatever follows them
 * (Soyombo's prefixed consonants), and a joiner ties signs to a letter after it.
 *
 * @param start UTF-16 code units, like `end`, which is exclusive
 */
export function widenToGraphemes({ text, start, end }: { text: string; start: number; end: number }): {
  start: number
  end: number
} {
  if (text[start - 1] !== joiner && ordinaryEnd.test(text.slice(Math.max(start, end - 2), end))) return { start, end }
  const segments = graphemes.segment(text)
  const last = segments.containing(end - 1)
  return {
    start: segments.containing(start)?.index ?? start,
    end: last ? Math.max(end, last.index + last.segment.length) : end,
  }
}
