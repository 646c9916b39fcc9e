import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { minutesApart, randomNumbers } from '@/lib/demo/generate'
import { type Locale, locales } from '@/lib/i18n/locales'

const textSchema = z.looseObject({ title: z.string(), body: z.array(z.unknown()).min(1) })
const storySchema = z.looseObject({ id: z.string(), translations: z.partialRecord(z.enum(locales), textSchema) })

/**
 * Lines of the interchange format, as many as are wanted, made of the paragraphs of real stories: each has the languages and
 * the number of paragraphs of one of them, so that lengths and words are those of the kind.
 *
 * @param file stories of that kind, one a line
 * @throws when there are none, or a line is no story
 */
export function* recombineStories(file: string, options: { count: number; seed: number }): Generator<string> {
  const random = randomNumbers(options.seed)
  const lines = readFileSync(file, 'utf8').split('\n')
  const stories = lines.filter((line) => line.trim() !== '').map((line) => storySchema.parse(JSON.parse(line)))
  if (stories.length === 0) throw new Error(`${file} has no stories.`)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const paragraphs = new Map<Locale, unknown[]>(
    locales.map((locale) => [locale, stories.flatMap(({ translations }) => translations[locale]?.body ?? [])]),
  )
  const newest = Date.UTC(2026, 0, 1)
  for (let index = 0; index < options.count; index += 1) {
    const story = pick(stories)
    const translations = locales.flatMap((locale) => {
      const text = story.translations[locale]
      if (!text) return []
      const body = text.body.map(() => pick(paragraphs.get(locale) ?? []))
      return [[locale, { ...text, title: `${text.title} ${index}`, body }]]
    })
    yield JSON.stringify({
      ...story,
      id: `recombined-${options.seed}-${index}`,
      publishedAt: new Date(newest - index * minutesApart * 60_000).toISOString(),
      translations: Object.fromEntries(translations),
    })
  }
}
