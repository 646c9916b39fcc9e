import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { newStemmer } from 'snowball-stemmers'
import { type Locale, locales } from '@/lib/i18n/locales'
import { analyze } from '@/lib/search/analysis/analyze'
import { measureHeadlines } from './headlines'
import { drawPairs, type Pair } from './pairs'
import { readSentences, type Sentence } from './sentences'
import { withImportedNews } from './service'
import { readNews } from './stories'

/** A text or query as groups of lexemes; one lexeme of each group has to be there. */
type Read = (text: string) => string[][]

const plain = { en: newStemmer('english'), ru: newStemmer('russian'), hy: newStemmer('armenian') }

function ours(locale: Locale): Read {
  return (text) => analyze({ text, locale }).flatMap(({ stop, lexemes }) => (stop ? [] : [lexemes]))
}

function snowball(locale: Locale): Read {
  return (text) => (text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => [plain[locale].stem(word)])
}

type Score = { recall: number; precision: number; f1: number }

/** Macro averages; a query that finds nothing has a precision of 0. */
function score(sentences: readonly Sentence[], { pairs, read }: { pairs: readonly Pair[]; read: Read }): Score {
  const index = new Map<string, Set<number>>()
  for (const [number, { text }] of sentences.entries()) {
    for (const lexeme of read(text).flat()) index.set(lexeme, (index.get(lexeme) ?? new Set()).add(number))
  }
  let recall = 0
  let precision = 0
  for (const { form, relevant } of pairs) {
    const groups = read(form).map((lexemes) => new Set(lexemes.flatMap((lexeme) => [...(index.get(lexeme) ?? [])])))
    const [first] = groups
    const found = first ? [...first].filter((number) => groups.every((group) => group.has(number))) : []
    const right = found.filter((number) => relevant.has(number)).length
    recall += right / relevant.size
    precision += found.length > 0 ? right / found.length : 0
  }
  const size = Math.max(1, pairs.length)
  const [r, p] = [recall / size, precision / size]
  return { recall: r, precision: p, f1: r + p > 0 ? (2 * r * p) / (r + p) : 0 }
}

const percent = (value: number) => `${(value * 100).toFixed(1)}`.padStart(6)

function describe(name: string, { recall, precision, f1 }: Score): string {
  return `${name.padEnd(24)} recall ${percent(recall)}   precision ${percent(precision)}   F1 ${percent(f1)}`
}

type Options = { directory: string; seed: number; count: number; verbose: boolean; say: (line: string) => void }

/** Search quality on sentences with lemmas, and on stories where there are some. */
export async function runQualityBench(options: Options): Promise<void> {
  for (const locale of locales) {
    const file = path.join(options.directory, `${locale}.jsonl`)
    if (existsSync(file)) await measureSentences(file, { ...options, locale })
  }
  const news = findNews(options.directory)
  if (news === null) return
  const stories = await readNews(news)
  await withImportedNews(news, (imported) => measureHeadlines({ ...imported, ...options, stories }))
}

/** Stories to import: in the directory or beside it. */
function findNews(directory: string): string | null {
  const files = [directory, path.dirname(directory)].flatMap((place) =>
    readdirSync(place).flatMap((name) => (/^news.*\.jsonl$/.test(name) ? path.join(place, name) : [])),
  )
  return files[0] ?? null
}

/** Recall, precision and F1 of a language on sentences whose words are annotated with their lemma. */
async function measureSentences(file: string, options: Options & { locale: Locale }): Promise<void> {
  const { locale } = options
  const sentences = await readSentences(file)
  options.say(`\n${locale}: ${sentences.length} sentences, up to ${options.count} pairs`)
  for (const inflected of [false, true]) {
    const pairs = drawPairs(sentences, { ...options, inflected })
    const kind = inflected ? 'small letters' : 'as written'
    options.say(describe(`Meridian, ${kind}`, score(sentences, { pairs, read: ours(locale) })))
    options.say(describe(`snowball, ${kind}`, score(sentences, { pairs, read: snowball(locale) })))
  }
}
