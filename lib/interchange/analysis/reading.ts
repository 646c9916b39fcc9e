import type { TextToAnalyse } from '@/lib/articles/mutations-analyse'
import { type AnalysedText, analyseText } from '@/lib/search/document'
import { createVocabulary } from './vocabulary'

export type Analysed = [key: string, text: AnalysedText]

/** What is sent to the thread, and what it answers. */
export type ToThread =
  | { kind: 'analyse'; batch: number; texts: readonly TextToAnalyse[] }
  | { kind: 'settle'; batch: number; refused: readonly string[] }
export type FromThread = { batch: number; texts: Analysed[] }

/** Analyses the texts of an import, wherever that is done. */
export function createReading() {
  const vocabulary = createVocabulary()
  return {
    analyse(batch: number, { key, story, text }: TextToAnalyse): Analysed {
      const analysed = analyseText(text)
      const words = vocabulary.shorten(batch, { locale: text.locale, story, words: analysed.words })
      return [key, { ...analysed, words }]
    },
    settle: vocabulary.settle,
  }
}
