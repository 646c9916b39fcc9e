import { createHash } from 'node:crypto'

/** Crockford's base 32 without vowels (no words by accident) and without 0 and 1 (taken for O and I). */
const alphabet = '23456789BCDFGHJKMNPQRSTVWXYZ'

const length = 6

/**
 * Six characters by which a story is addressed for ever: `/a/7KX3QD`.
 * The same identity gives the same code on every machine; of 28⁶ = 481,890,304 codes two can meet, therefore `attempt`.
 *
 * @param identity the story's external id, or any other string that is the story's alone
 * @param attempt counts up while the code is another story's
 * @example shortCode('chess-village') // 6 of 23456789BCDFGHJKMNPQRSTVWXYZ
 * @source https://www.crockford.com/base32.html
 */
export function shortCode(identity: string, attempt = 0): string {
  const digest = createHash('sha256').update(`${attempt}:${identity}`).digest()
  let number = digest.readBigUInt64BE()
  let code = ''
  for (let position = 0; position < length; position += 1) {
    code += alphabet.charAt(Number(number % BigInt(alphabet.length)))
    number /= BigInt(alphabet.length)
  }
  return code
}
