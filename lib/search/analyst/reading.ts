import { type AnalysedText, analyseText, type SearchText } from '../document'
import { createVocabulary } from './vocabulary'

/** A text that is to be analysed; `key` tells it from all others, `story` is refused or written as a whole. */
export type TextToAnalyse = { key: string; story: string; text: SearchText }

export type Analysed = [key: string, text: AnalysedText]

/** What is asked of a thread that analyses. */
export type ReadingCalls = {
  analyse: (given: { batch: number; texts: readonly TextToAnalyse[] }) => Analysed[]
  settle: (given: { batch: number; refused: readonly string[] }) => void
}

/** Analyses texts, wherever that is done. */
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
