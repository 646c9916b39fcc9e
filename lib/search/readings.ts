/** Keys of the Russian layout over those of the English one, in the same order. */
const layouts = [
  { latin: "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", other: 'йцукенгшщзхъфывапролджэячсмитьбюё' },
  // Armenian phonetic, as Windows and macOS ship it.
  { latin: "qwertyuiop[]asdfghjkl;'zxcvbnm,.`1234567890-=", other: 'քոեռտըւիօպխծասդֆգհյկլ;՛զղցվբնմ,․՝էթփձջւևրչճ-ժ' },
] as const

function keys({ latin, other }: (typeof layouts)[number]): [Map<string, string>, Map<string, string>] {
  const pairs = [...latin].map((key, index): [string, string] => [key, [...other][index] ?? key])
  return [new Map(pairs), new Map(pairs.map(([key, letter]) => [letter, key]))]
}

const tables = layouts.flatMap(keys)

/**
 * What a word would be had another keyboard layout been chosen. Keys that are no letters count too: `,` is б.
 *
 * @example wordReadings('ghfdbntkmcndj') // ['правительство', …]
 */
export function wordReadings(word: string): string[] {
  const lower = word.toLowerCase()
  const readings = tables.map((table) => [...lower].map((key) => table.get(key) ?? key).join(''))
  return [...new Set(readings)].filter((reading) => reading !== lower && /^[\p{L}\p{M}\p{N}]+$/u.test(reading))
}
