import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PrismaClient } from '@/lib/db'
import type { Locale } from '@/lib/i18n/locales'
import { type AnalysedText, analyseText } from '@/lib/search/document'
import { isReadable } from './mutations-plan'
import { readStoredArticles } from './mutations-read'
import type { StoryToWrite } from './mutations-types'

/** Texts as search reads them, by `textKey`. */
export type AnalysedTexts = ReadonlyMap<string, AnalysedText>

export function textKey(text: { externalId: string; locale: Locale }): string {
  return `${text.locale} ${text.externalId}`
}

/** The story of a key. */
export function storyOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

/**
 * Reads the texts of stories that are about to be written, outside of the transaction: the database then works on one batch
 * while this process reads the next, and no transaction waits for it. Stories that are stored just so are left out.
 */
export async function analyseAhead(
  client: PrismaClient,
  stories: readonly StoryToWrite[],
): Promise<Map<string, AnalysedText>> {
  const ids = stories.map((story) => story.externalId)
  const stored = await readStoredArticles(client, ids)
  const texts = new Map<string, AnalysedText>()
  for (const { externalId, importHash, translations, media } of stories) {
    if (stored.get(externalId)?.importHash === importHash) continue
    for (const translation of translations) {
      if (!isReadable(translation.status)) continue
      const { locale } = translation
      // Pictures have no text of their own in a body.
      const body = translation.body.flatMap((block) => (block.type === 'image' ? [] : [block]))
      texts.set(
        textKey({ externalId, locale }),
        analyseText({ ...translation, body, captions: captionsOf(media, locale) }),
      )
    }
    // A batch takes a second: the statements of the one that is being written are answered in between.
    await nextTurn()
  }
  return texts
}

/** Captions of a story's pictures in a language. */
export function captionsOf(media: StoryToWrite['media'], locale: Locale): string[] {
  return media.flatMap(({ texts }) =>
    texts.filter((text) => text.locale === locale && text.caption !== '').map((text) => text.caption),
  )
}
