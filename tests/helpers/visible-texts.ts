import type { Page } from '@playwright/test'

export type VisibleText = {
  text: string
  /** `text`, or the attribute it stands in. */
  from: string
  /** Language the nearest `lang` says it is in. */
  lang: string
}

/** Everything a reader or a screen reader is given on a page, each with the language it claims to be in. */
export function visibleTexts(page: Page): Promise<VisibleText[]> {
  return page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'data-label']
    const found: { text: string; from: string; lang: string }[] = []
    const langOf = (element: Element) => element.closest('[lang]')?.getAttribute('lang') ?? ''
    const add = (text: string | null | undefined, from: string, element: Element) => {
      const tidy = text?.replace(/\s+/g, ' ').trim()
      if (tidy) found.push({ text: tidy, from, lang: langOf(element) })
    }
    const silent = 'script, style, noscript, template'
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent && !parent.closest(silent)) add(node.textContent, 'text', parent)
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of attributes) add(element.getAttribute(name), name, element)
    }
    add(document.title, 'title', document.documentElement)
    add(
      document.querySelector('meta[name=description]')?.getAttribute('content'),
      'description',
      document.documentElement,
    )
    return found
  })
}
