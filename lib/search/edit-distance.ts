/**
 * How many letters must be added, left out, replaced or swapped with their neighbour to turn one word into the other.
 *
 * @returns the distance, or `limit + 1` when it is larger
 * @example editDistance('goverment', 'government', 2) // 1
 * @source optimal string alignment: https://doi.org/10.1145/363958.363994
 */
export function editDistance(a: string, b: string, limit: number): number {
  const left = [...a]
  const right = [...b]
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let before: number[] = []
  let above = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const line = nextLine({ left, right, row, above, before })
    if (Math.min(...line) > limit) return limit + 1
    before = above
    above = line
  }
  return above[right.length] ?? limit + 1
}

type Table = { left: readonly string[]; right: readonly string[]; row: number; above: number[]; before: number[] }

/** A line of the table of distances between all beginnings of the two words. */
function nextLine({ left, right, row, above, before }: Table): number[] {
  const line = [row]
  for (let column = 1; column <= right.length; column += 1) {
    const replaced = (above[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1)
    const best = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, replaced)
    const isSwap = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
    line.push(isSwap ? Math.min(best, (before[column - 2] ?? 0) + 1) : best)
  }
  return line
}
