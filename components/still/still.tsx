import type { ReactNode } from 'react'
import { settle } from './settle'

/**
 * What stands in it is written as finished HTML wherever nothing wakes in the browser. React makes each page twice, as a tree for
 * the browser and as HTML from that tree, element by element: of an article's 480 it sees 140 so, half of them the page's head.
 */
export function Still({ children }: { children: ReactNode }) {
  return settle(children)
}
