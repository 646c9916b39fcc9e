import { locales } from '@/lib/i18n/locales'
import { firstSection, leadArticle } from './addresses'
import { startBareNext } from './bare-next'
import { type Audit, audit } from './lighthouse-run'
import { startScriptless } from './scriptless'
import type { Bench, Row } from './types'

/** Lighthouse's four scores, and what hydration costs: against a bare page of Next, and against the page without scripts. */
export const lighthouseBench: Bench = {
  name: 'lighthouse',
  about: 'Lighthouse on a phone, median of three: front, article and section in every language',
  async run(context) {
    const site = await context.site()
    const runs = context.quick ? 1 : 3
    const port = context.port + 9
    const bare = await startBareNext({ port: context.port + 3 })
    context.defer(bare.stop)
    const scriptless = await startScriptless({ origin: site.origin, port: context.port + 4 })
    try {
      context.say('a bare page of Next')
      const bareAudit = await audit({ url: bare.origin, port, runs })
      const rows = [row({ what: 'a bare page of Next: blocking time', value: bareAudit.blockingTime, unit: 'ms' })]
      for (const locale of locales) {
        const article = await leadArticle({ site, locale })
        const section = await firstSection({ site, locale })
        for (const [kind, path] of Object.entries({ article, front: `/${locale}`, section })) {
          context.say(path)
          // The first view of a picture is also the first time that its size is made.
          await fetch(new URL(path, site.origin)).then((response) => response.arrayBuffer())
          const page = await audit({ url: new URL(path, site.origin).href, port, runs })
          const still = await audit({ url: `http://localhost:${context.port + 4}${path}`, port, runs })
          rows.push(...rowsOf({ name: `${kind}, ${locale}`, page, still, bare: bareAudit }))
          context.say(`performance ${page.performance}, blocking ${Math.round(page.blockingTime)} ms`)
        }
      }
      return rows
    } finally {
      await bare.stop()
      await scriptless.stop()
    }
  },
}

function row(input: { what: string; value: number; unit: string; target?: Row['target']; note?: string }): Row {
  return input
}

function rowsOf(options: { name: string; page: Audit; still: Audit; bare: Audit }): Row[] {
  const { name, page, still, bare } = options
  const ratio = page.largestPaint / still.largestPaint
  const note = `${Math.round(page.largestPaint)} ms, ${Math.round(still.largestPaint)} ms without scripts`
  return [
    row({ what: `${name}: performance`, value: page.performance, unit: '', target: { at: 'least', value: 98 } }),
    row({ what: `${name}: accessibility`, value: page.accessibility, unit: '', target: { at: 'least', value: 100 } }),
    row({ what: `${name}: best practices`, value: page.bestPractices, unit: '', target: { at: 'least', value: 100 } }),
    row({ what: `${name}: SEO`, value: page.seo, unit: '', target: { at: 'least', value: 100 } }),
    row({
      what: `${name}: blocking time`,
      value: page.blockingTime,
      unit: 'ms',
      target: { at: 'most', value: bare.blockingTime },
    }),
    row({
      what: `${name}: largest paint ÷ without scripts`,
      value: ratio,
      unit: '×',
      target: { at: 'most', value: 1.1 },
      note,
    }),
  ]
}
