import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Locale, locales } from '@/lib/i18n/locales'

const textSchema = z.object({ title: z.string(), body: z.array(z.unknown()) })
const storySchema = z.object({ id: z.string(), translations: z.partialRecord(z.enum(locales), textSchema) })

export type NewsStory = { id: string; titles: Partial<Record<Locale, string>>; texts: Partial<Record<Locale, string>> }

/** Headlines and texts of stories in the form they are imported in. */
export async function readNews(file: string): Promise<NewsStory[]> {
  const stories: NewsStory[] = []
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (line.trim() === '') continue
    const story = storySchema.parse(JSON.parse(line))
    const [titles, texts]: [NewsStory['titles'], NewsStory['texts']] = [{}, {}]
    for (const locale of locales) {
      const text = story.translations[locale]
      if (!text) continue
      titles[locale] = text.title
      texts[locale] = [text.title, ...text.body.map((block) => JSON.stringify(block))].join('\n')
    }
    stories.push({ id: story.id, titles, texts })
  }
  return stories
}
