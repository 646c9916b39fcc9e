import type { PrismaClient } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import type { TextToAnalyse } from '@/lib/search/analyst/reading'
import type { AnalysedText } from '@/lib/search/document'
import { isReadable } from './mutations-plan'
import { readStoredArticles } from './mutations-read'
import type { StoryToWrite } from './mutations-types'

/** Texts as search reads them, by `textKey`. */
export type AnalysedTexts = ReadonlyMap<string, AnalysedText>

export function textKey(text: { externalId: string; locale: Locale }): string {
  return `${text.locale} ${text.externalId}`
}

/**
 * The texts of stories that are about to be written, to be analysed outside of the transaction: no transaction waits for
 * that. Stories that are stored just so are left out. Their keys are `textKey`.
 */
export async function textsToAnalyse(client: PrismaClient, stories: readonly StoryToWrite[]): Promise<TextToAnalyse[]> {
  const ids = stories.map((story) => story.externalId)
  const stored = await readStoredArticles(client, ids)
  return stories
    .filter(({ externalId, importHash }) => stored.get(externalId)?.importHash !== importHash)
    .flatMap(({ externalId, translations, media }) =>
      translations.flatMap((translation) => {
        if (!isReadable(translation.status)) return []
        const { locale, title, subtitle, lead } = translation
        // Pictures have no text of their own in a body.
        const body = translation.body.flatMap((block) => (block.type === 'image' ? [] : [block]))
        const text = { locale, title, subtitle, lead, body, captions: captionsOf(media, locale) }
        return [{ key: textKey({ externalId, locale }), story: externalId, text }]
      }),
    )
}

/** Captions of a story's pictures in a language. */
export function captionsOf(media: StoryToWrite['media'], locale: Locale): string[] {
  return media.flatMap(({ texts }) =>
    texts.filter((text) => text.locale === locale && text.caption !== '').map((text) => text.caption),
  )
}
