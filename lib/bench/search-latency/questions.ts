import { generateStories } from '@/lib/demo/generate'

export type Question = { kind: string; query: string }

/** The words of each paragraph of the first invented stories. */
function* readParagraphs(seed: number): Generator<string[]> {
  for (const line of generateStories({ count: 1_000, seed })) {
    const body: (string | { content: string })[] = JSON.parse(line).translations.en.body
    for (const entry of body)
      yield (typeof entry === 'string' ? entry : entry.content).toLowerCase().match(/\p{L}+/gu) ?? []
  }
}

/** Words of the invented stories by how common they are, and pairs that stand beside each other somewhere. */
function readWords(seed: number) {
  const counts = new Map<string, number>()
  const pairs: string[] = []
  for (const words of readParagraphs(seed)) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    pairs.push(`"${words[3]} ${words[4]}"`)
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a).map(([word]) => word)
  return { ranked, pairs }
}

/** Questions of a kind: the worst five of a hundred are what is left of the 95th percentile. */
const each = 100

/** What the bench asks: every kind of query, with and without filters. */
export function makeQuestions(seed: number): Question[] {
  const { ranked, pairs } = readWords(seed)
  const pick = (from: number, to: number) =>
    Array.from({ length: each }, (_, index) => ranked[Math.floor(from + ((to - from) * index) / each)] ?? '')
  const groups: Record<string, string[]> = {
    commonest: pick(0, 10),
    common: pick(30, 200),
    medium: pick(500, 3_000),
    rare: pick(9_000, ranked.length),
    'two words': pick(20, 300).map((word, index) => `${word} ${pick(300, 3_000)[index]}`),
    phrase: pairs.slice(0, each),
    'common + section': pick(0, 150).map((word) => `${word} section:section-3`),
    'medium + author': pick(300, 3_000).map((word) => `${word} author:author-7`),
    'common + dates': pick(30, 500).map((word) => `${word} from:2026-10-01 to:2026-11-15`),
    'phrase + section': pairs.slice(each, 2 * each).map((phrase) => `${phrase} section:section-5`),
  }
  return Object.entries(groups).flatMap(([kind, queries]) => queries.map((query) => ({ kind, query })))
}

/** Beginnings of titles as they are typed: two, three and five letters, and a second word. */
export function makeBeginnings(seed: number): string[] {
  const beginnings: string[] = []
  for (const line of generateStories({ count: 60, seed })) {
    const title: string = JSON.parse(line).translations.en.title
    const [first = '', second = ''] = title.split(' ')
    beginnings.push(first.slice(0, 2), first.slice(0, 3), first.slice(0, 5), `${first} ${second.slice(0, 3)}`)
  }
  return beginnings.filter((text) => text.length >= 2)
}
