import { createHash } from 'node:crypto'
import type { PreparedStory } from './types'

/** Raised when the importer makes something else of the same line, so that a second import brings old stories up to date. */
const formatVersion = 1

/**
 * JSON with sorted keys and without absent values: equal for equal data.
 *
 * @example canonicalJson({ b: 1, a: undefined }) // '{"b":1}'
 * @source https://www.rfc-editor.org/rfc/rfc8785 (the order of keys; numbers here are JavaScript's own)
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/**
 * Checksum of everything a line says, in its stored form: another order of keys, a default written out, another Unicode
 * normalisation are the same line; another picture under the same name is not.
 *
 * @param digests checksums of the story's picture files, in order
 */
export function importHash(story: PreparedStory, digests: readonly string[]): string {
  return createHash('sha256').update(canonicalJson({ formatVersion, story, digests })).digest('base64url')
}
