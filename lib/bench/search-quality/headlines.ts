import type { Db } from '@/lib/db'
import { type Locale, locales } from '@/lib/i18n/locales'
import { searchStories } from '@/lib/search/queries'
import { parseSearchForm } from '@/lib/search/schema'
import { sharesName } from './names'
import { createRandom } from './random'
import type { ImportedNews } from './service'
import type { NewsStory } from './stories'
import { inLatinLetters, inWrongLayout, withTypo } from './typing'

type Say = (line: string) => void

const within = 10

/** The stories on the first page that a reader of `locale` gets. */
async function firstPage(db: Db, { query, locale }: { query: string; locale: Locale }): Promise<string[]> {
  const form = parseSearchForm(new URLSearchParams({ q: query }))
  const { items } = await searchStories(db, { ...form, languages: [locale], limit: within })
  return items.map(({ articleId }) => articleId)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function reciprocalRank(found: readonly string[], wanted: string | undefined): number {
  const place = wanted === undefined ? -1 : found.indexOf(wanted)
  return place < 0 ? 0 : 1 / (place + 1)
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\u055A-\u055F’'-]*/gu) ?? []

/** Headlines without their three most frequent words, counted over all texts of the language. */
function shortened(stories: readonly NewsStory[], locale: Locale): (title: string) => string {
  const counts = new Map<string, number>()
  for (const { texts } of stories)
    for (const word of wordsOf((texts[locale] ?? '').toLowerCase())) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (title) => {
    const words = wordsOf(title)
    const frequent = [...new Set(words.map((word) => word.toLowerCase()))]
      .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
      .slice(0, 3)
    return words.filter((word) => !frequent.includes(word.toLowerCase())).join(' ')
  }
}

export type Headlines = ImportedNews & { stories: readonly NewsStory[]; seed: number; say: Say; verbose: boolean }

/** How well stories are found by their headlines: as they are, in other languages, and typed wrongly. */
export async function measureHeadlines(options: Headlines): Promise<void> {
  options.say(`\n${options.stories.length} imported stories, first ${within} results`)
  for (const locale of locales) await knownItems(options, locale)
  for (const locale of locales) await typedOtherwise(options, locale)
  for (const locale of locales) await otherLanguages(options, locale)
}

async function knownItems({ db, ids, stories, say, verbose }: Headlines, locale: Locale): Promise<void> {
  const shorten = shortened(stories, locale)
  const ranks: number[] = []
  for (const { id, titles } of stories) {
    const query = shorten(titles[locale] ?? '')
    if (query === '') continue
    const rank = reciprocalRank(await firstPage(db, { query, locale }), ids.get(id))
    if (verbose && rank < 1) say(`  ${rank.toFixed(2)} ${query}`)
    ranks.push(rank)
  }
  say(`${locale} headline without its 3 most frequent words   MRR ${mean(ranks).toFixed(3)}   of ${ranks.length}`)
}

async function typedOtherwise({ db, stories, seed, say, verbose }: Headlines, locale: Locale): Promise<void> {
  const random = createRandom(seed)
  const ways: Record<string, (title: string) => string> = {
    'one typo': (title) => withTypo(title, random),
    'wrong layout': (title) => inWrongLayout(title, locale),
    ...(locale === 'en' ? {} : { 'Latin letters': inLatinLetters }),
  }
  const right = new Map<string, string[]>()
  for (const { titles } of stories) {
    const title = titles[locale]
    if (title) right.set(title, await firstPage(db, { query: title, locale }))
  }
  for (const [name, type] of Object.entries(ways)) {
    const recalls: number[] = []
    for (const [title, wanted] of right) {
      if (wanted.length === 0) continue
      const query = type(title)
      const found = await firstPage(db, { query, locale })
      const recall = wanted.filter((id) => found.includes(id)).length / wanted.length
      if (verbose && recall < 1) say(`  ${recall.toFixed(2)} ${title} → ${query}`)
      recalls.push(recall)
    }
    say(`${locale} headline, ${name.padEnd(14)} recall ${mean(recalls).toFixed(3)}   of ${recalls.length}`)
  }
}

/** Thrown to undo what a measurement changed. */
class Undo extends Error {}

/** Headlines of a language no text of which is there: what is found is found in the others. */
async function otherLanguages({ db, ids, stories, say, verbose }: Headlines, locale: Locale): Promise<void> {
  const ranks: Record<'whole' | 'shared' | 'other', number[]> = { whole: [], shared: [], other: [] }
  for (const { id, titles } of stories) {
    const query = titles[locale]
    if (query) ranks.whole.push(reciprocalRank(await firstPage(db, { query, locale }), ids.get(id)))
  }
  const measured = db.$transaction(
    async (tx) => {
      await tx.searchDocument.deleteMany({ where: { locale } })
      for (const { id, titles, texts } of stories) {
        const query = titles[locale]
        if (!query) continue
        const shared = locales.some((to) => to !== locale && sharesName(query, texts[to] ?? ''))
        const rank = reciprocalRank(await firstPage(tx, { query, locale }), ids.get(id))
        if (verbose && shared && rank < 1) say(`  only others ${rank.toFixed(2)} ${query}`)
        ranks[shared ? 'shared' : 'other'].push(rank)
      }
      throw new Undo()
    },
    { timeout: 300_000 },
  )
  await measured.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error
  })
  const describe = (values: readonly number[]) => `${mean(values).toFixed(3)} of ${values.length}`
  say(
    `${locale} headline, any language       MRR ${describe(ranks.whole)}; only other languages there: with a common name or number ${describe(ranks.shared)}, without ${describe(ranks.other)}`,
  )
}
