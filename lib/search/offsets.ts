/** Where a token stands in a text, in UTF-16 code units; `end` is exclusive. */
export type Place = { start: number; end: number }

/**
 * Packs the places of consecutive positions into a few bytes each: the distance from the one before, and the length, as
 * variable-length integers. A position without a place (a gap between blocks) is an empty one.
 *
 * @param places in ascending order
 */
export function packPlaces(places: readonly (Place | null)[]): Uint8Array {
  const bytes = new Uint8Array(places.length * 2 * longestNumber)
  let length = 0
  let last = 0
  for (const place of places) {
    length = writeNumber(bytes, length, place ? place.start - last : 0)
    length = writeNumber(bytes, length, place ? place.end - place.start : 0)
    if (place) last = place.end
  }
  return bytes.slice(0, length)
}

/** Bytes of a 32-bit integer, seven bits in each. */
const longestNumber = 5

/** @returns where the next number begins */
function writeNumber(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  let index = at
  while (rest > 127) {
    bytes[index] = (rest & 127) | 128
    index += 1
    rest >>>= 7
  }
  bytes[index] = rest
  return index + 1
}

/**
 * Reads from what `packPlaces` wrote the places of some positions, counted from 1. A text has hundreds of places, and a
 * search asks for a few of each of its texts.
 *
 * @param positions in ascending order
 * @example placesAt(packPlaces([{ start: 4, end: 6 }, { start: 7, end: 9 }]), [2]) // [{ start: 7, end: 9 }]
 */
export function placesAt(bytes: Uint8Array, positions: readonly number[]): Place[] {
  const places: Place[] = []
  let index = 0
  let end = 0
  let position = 0
  function readNumber(): number {
    let value = 0
    for (let shift = 0; index < bytes.length; shift += 7) {
      const byte = bytes[index] ?? 0
      index += 1
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    return value
  }
  for (const wanted of positions) {
    let start = end
    while (position < wanted && index < bytes.length) {
      start = end + readNumber()
      end = start + readNumber()
      position += 1
    }
    if (position !== wanted) break
    places.push({ start, end })
  }
  return places
}
