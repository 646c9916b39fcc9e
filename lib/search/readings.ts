/** Keys of the English layout with what other layouts have on them, without and with Shift. */
const layouts = [
  {
    latin: 'qwertyuiop[]asdfghjkl;\'zxcvbnm,.`/QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~?',
    other: 'йцукенгшщзхъфывапролджэячсмитьбюё.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ,',
  },
  // Armenian phonetic, as Windows and macOS ship it.
  {
    latin: "qwertyuiop[]\\asdfghjkl;'zxcvbnm,.`1234567890-=QWERTYUIOP{}|ASDFGHJKL:ZXCVBNM!@#$%^&*()+",
    other: 'քոեռտըւիօպխծշասդֆգհյկլ;՛զղցվբնմ,․՝էթփձջւևրչճ-ժՔՈԵՌՏԸՒԻՕՊԽԾՇԱՍԴՖԳՀՅԿԼ։ԶՂՑՎԲՆՄԷԹՓՁՋՒևՐՉՃԺ',
  },
] as const

function keys({ latin, other }: (typeof layouts)[number]): [Map<string, string>, Map<string, string>] {
  const letters = [...other]
  const pairs = [...latin].map((key, index): [string, string] => [key, letters[index] ?? key])
  // Where two keys have one letter, it was typed with the first.
  return [new Map(pairs), new Map(pairs.map(([key, letter]): [string, string] => [letter, key]).reverse())]
}

const tables = layouts.flatMap(keys)

/** Numbers stay what they are; single digits are keys of the Armenian layout. */
function converted(text: string, table: ReadonlyMap<string, string>): string {
  return text.replace(/(?<!\p{L})\d{2,}(?!\p{L})|./gsu, (piece) => table.get(piece) ?? piece)
}

/**
 * What a word would be had another keyboard layout been chosen. Keys that are no letters count too: `,` is б.
 *
 * @example wordReadings('ghfdbntkmcndj') // ['правительство', …]
 */
export function wordReadings(word: string): string[] {
  const lower = word.toLowerCase()
  return textReadings(lower).filter((reading) => /^[\p{L}\p{M}\p{N}]+$/u.test(reading))
}

/** The same for everything that was typed, signs included. */
export function textReadings(text: string): string[] {
  return [...new Set(tables.map((table) => converted(text, table)))].filter((reading) => reading !== text)
}
