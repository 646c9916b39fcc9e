import { locales } from '@/lib/i18n/locales'
import { firstSection, leadArticle } from './addresses'
import { launchBrowser } from './browser'
import { type Resource, sumOf, weighPage } from './page-weight'
import type { Bench, Row } from './types'

const kilobyte = 1000

/** What a reader's telephone transfers for a first view. */
export const weightBench: Bench = {
  name: 'weight',
  about: 'bytes of a first view on a phone: article, front and section in every language',
  async run(context) {
    const site = await context.site()
    const browser = await launchBrowser()
    context.defer(() => browser.close())
    const rows: Row[] = []
    for (const locale of locales) {
      const article = await leadArticle({ site, locale })
      const section = await firstSection({ site, locale })
      for (const [kind, path] of Object.entries({ article, front: `/${locale}`, section })) {
        context.say(path)
        const resources = await weighPage({ browser, url: new URL(path, site.origin).href, locale })
        rows.push(...rowsOf({ name: `${kind}, ${locale}`, resources, promised: kind === 'article' }))
      }
    }
    return rows
  },
}

function rowsOf(options: { name: string; resources: Resource[]; promised: boolean }): Row[] {
  const { name, resources, promised } = options
  const parts = ['Document', 'Script', 'Font', 'Image', 'Stylesheet', 'Fetch'].map((type) => {
    const bytes = sumOf({ resources, types: [type] })
    return `${type.toLowerCase()} ${Math.round(bytes / kilobyte)}`
  })
  const all: Row = { what: `${name}: all`, value: sumOf({ resources }) / kilobyte, unit: 'KB', note: parts.join(', ') }
  const scripts: Row = {
    what: `${name}: JavaScript`,
    value: sumOf({ resources, types: ['Script'] }) / kilobyte,
    unit: 'KB',
  }
  if (!promised) return [all, scripts]
  return [
    { ...all, target: { at: 'most', value: 260 } },
    { ...scripts, target: { at: 'most', value: 150 } },
  ]
}
