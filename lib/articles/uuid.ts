import { randomBytes } from 'node:crypto'

/**
 * A UUID that begins with the time, like the ones Prisma makes, so that new rows go to the end of an index.
 * Raw SQL needs one made here: PostgreSQL has `uuidv7()` only since 18.
 *
 * @example uuidv7() // '019aa7c4-3f0e-7b1c-9c3e-5d0f2a6b8c11'
 * @source https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
 */
export function uuidv7(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
