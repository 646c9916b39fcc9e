import { readFileSync } from 'node:fs'

/**
 * Characters that a TrueType font has a glyph for.
 *
 * @source https://learn.microsoft.com/en-us/typography/opentype/spec/cmap
 */
export function fontCharacters(file: string): Set<number> {
  const font = readFileSync(file)
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16)
  const record = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap')
  if (record === undefined) throw new Error(`${file} has no table of characters`)
  const cmap = font.readUInt32BE(record + 8)
  const found = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(table)
    if (format === 4) readSegments(font, { table, found })
    if (format === 12) readGroups(font, { table, found })
  }
  return found
}

type Reading = { table: number; found: Set<number> }

/** Format 4: ranges of the basic plane. A range's end is what counts: those without glyphs are not written by subsetters. */
function readSegments(font: Buffer, { table, found }: Reading): void {
  const double = font.readUInt16BE(table + 6)
  for (let at = 0; at < double; at += 2) {
    const end = font.readUInt16BE(table + 14 + at)
    const start = font.readUInt16BE(table + 16 + double + at)
    for (let code = start; code <= end && code !== 0xffff; code += 1) found.add(code)
  }
}

/** Format 12: ranges of all planes. */
function readGroups(font: Buffer, { table, found }: Reading): void {
  for (let index = 0; index < font.readUInt32BE(table + 12); index += 1) {
    const at = table + 16 + index * 12
    for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code += 1) found.add(code)
  }
}
