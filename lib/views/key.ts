import { createHmac } from 'node:crypto'
import { keyBits } from './constants'
import type { Reader } from './types'

const digits = keyBits / 4

/**
 * What stands for a reader of a story during a day: HMAC-SHA-256 with the day's salt over story, network and user agent,
 * cut to 128 bits. Keys of different stories are unrelated, so nothing links what one reader read.
 *
 * @returns 32 hex digits
 */
export function viewKey(view: { salt: Buffer; articleId: string; reader: Reader }): string {
  const { network, agent } = view.reader
  // Zero bytes stand in none of the three, so no two different triples make the same text.
  return createHmac('sha256', view.salt)
    .update(`${view.articleId}\0${network}\0${agent}`)
    .digest('hex')
    .slice(0, digits)
}

/** The same without a story: tells how fast somebody reads. Kept in memory only, for a minute and a day. */
export function paceKey(view: { salt: Buffer; reader: Reader }): string {
  return viewKey({ salt: view.salt, articleId: '', reader: view.reader })
}
