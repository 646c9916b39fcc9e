import type { ArticleView } from '@/lib/articles/types'
import { bodyText } from '@/lib/body/utils'

/** Search engines show about so much of a description. Characters as readers count them. */
const descriptionLength = 160

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * The beginning of a text in one line: whole words, and an ellipsis where something was left out. A word that is longer
 * than everything is cut between two characters.
 *
 * @param length in graphemes, the ellipsis included
 * @example excerpt('Snow  fell\nall night.', 12) // 'Snow fell…'
 */
export function excerpt(text: string, length: number = descriptionLength): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // A grapheme may have many units; what is looked at is bounded all the same.
  const characters = Array.from(graphemes.segment(line.slice(0, length * 20)), ({ segment }) => segment)
  if (characters.length <= length) return characters.join('')
  const space = characters.lastIndexOf(' ', length - 1)
  const kept = characters.slice(0, space > 0 ? space : length - 1).join('')
  return `${kept.replace(/[\s\p{Pd},:;]+$/u, '')}…`
}

/** What a story is about, in a sentence or two: what the newsroom wrote for that, else how the text begins. */
export function storyDescription(article: Pick<ArticleView, 'subtitle' | 'lead' | 'body'>): string {
  return article.subtitle || article.lead || excerpt(bodyText(article.body))
}
