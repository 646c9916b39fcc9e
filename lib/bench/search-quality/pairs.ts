import { createRandom } from './random'
import type { Sentence } from './sentences'

/** A query, and the sentences it should find. */
export type Pair = { lemma: string; form: string; relevant: ReadonlySet<number> }

const kinds = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN'])

type Lemma = { forms: Set<string>; in: Set<number> }

function readLemmas(sentences: readonly Sentence[]): Map<string, Lemma> {
  const lemmas = new Map<string, Lemma>()
  for (const [index, { tokens }] of sentences.entries()) {
    for (const [form, lemma, kind] of tokens) {
      const key = lemma.toLowerCase()
      const entry = lemmas.get(key) ?? { forms: new Set<string>(), in: new Set<number>() }
      if (kinds.has(kind)) entry.forms.add(form)
      entry.in.add(index)
      lemmas.set(key, entry)
    }
  }
  return lemmas
}

/**
 * Lemmas in at least two sentences and forms, and in less than a fifth of all, each with its forms.
 *
 * @param inflected whether a capital is no other form: `House` is one of `house` only as it is written
 */
function candidates(sentences: readonly Sentence[], inflected: boolean): Pair[] {
  return [...readLemmas(sentences)].flatMap(([lemma, { forms: written, in: found }]) => {
    const forms = inflected ? new Set([...written].map((form) => form.toLowerCase())) : written
    if (found.size < 2 || forms.size < 2 || found.size >= sentences.length / 5) return []
    return [...forms].flatMap((form) => (form === lemma ? [] : { lemma, form, relevant: found }))
  })
}

/** A sample of pairs; the same seed draws the same ones. */
export function drawPairs(
  sentences: readonly Sentence[],
  { seed, count, inflected }: { seed: number; count: number; inflected: boolean },
): Pair[] {
  const random = createRandom(seed)
  const pool = candidates(sentences, inflected)
  for (let index = pool.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    const [a, b] = [pool[index], pool[other]]
    if (a && b) [pool[index], pool[other]] = [b, a]
  }
  return pool.slice(0, count)
}
