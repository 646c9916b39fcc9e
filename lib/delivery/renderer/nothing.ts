import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { loadIsKnown } from '@/lib/articles/loaders'
import { daySchema, monthSchema } from '@/lib/i18n/calendar'
import { parseLanguages, placeSegment } from '@/lib/i18n/languages'
import type { Locale } from '@/lib/i18n/locales'
import { parseSlug } from '@/lib/i18n/slug'
import { loadHasAuthor, loadHasSection, loadHasTag } from '@/lib/taxonomy/loaders'

/** Whether there may be something; asked of the database, for a hundredth of what a page costs. */
type Check = (address: { locale: Locale; slug: string }) => Promise<boolean>

const isPeriod = (slug: string) => daySchema.safeParse(slug).success || monthSchema.safeParse(slug).success

/** By the beginning of Next's own names of its pages. The first that fits counts. */
const checks: readonly (readonly [string, Check])[] = [
  ['/[locale]/[...rest]', async () => false],
  ['/[locale]/articles/[slug]', loadIsKnown],
  ['/[locale]/sections/[slug]', loadHasSection],
  ['/[locale]/tags/[slug]', loadHasTag],
  ['/[locale]/authors/[slug]', loadHasAuthor],
  ['/[locale]/archive/[day]', async ({ slug }) => isPeriod(slug)],
]

const routesSchema = z.object({
  dynamicRoutes: z.array(z.object({ page: z.string(), namedRegex: z.string() })),
  staticRoutes: z.array(z.object({ page: z.string() })),
  redirects: z.array(z.object({ source: z.string() })),
})

/** The address that stands for all at which there is nothing: `[...rest]` answers it, in the languages it begins with. */
const nowhere = (place: string) => `/${place}/-`

/** The same outside of every language: no route begins so. */
const nowhereAtAll = '/-'

/**
 * Knows of most made-up addresses that there is nothing, without making their page: it is the same for all of them, and strangers
 * can make up any number.
 *
 * @param directory of the site; its build lists Next's routes in the order in which they are tried
 * @returns the address whose page says that there is nothing; null where there may be something
 */
export function createNothing(directory: string) {
  const file = path.join(directory, '.next', 'routes-manifest.json')
  const routes = routesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const pages = routes.dynamicRoutes.map(({ page, namedRegex }) => ({ page, pattern: new RegExp(namedRegex) }))
  const beginnings = new Set([
    '_next',
    ...readdirSync(path.join(directory, 'public')),
    ...[...routes.dynamicRoutes, ...routes.staticRoutes].map(({ page }) => firstSegment(page)),
  ])
  // Next looks at these without regard to case.
  const redirected = new Set(routes.redirects.map(({ source }) => firstSegment(source).toLowerCase()))

  return async function nothingAt(url: string): Promise<string | null> {
    const [address = ''] = url.split('?')
    const place = decodeURIComponent(firstSegment(address))
    const languages = parseLanguages(place)
    if (!languages) return beginnings.has(place) || redirected.has(place.toLowerCase()) ? null : nowhereAtAll
    const page = pages.find(({ pattern }) => pattern.test(address))
    const check = page && checks.find(([beginning]) => page.page.startsWith(beginning))?.[1]
    if (!check) return null
    const { nxtPslug, nxtPday } = page.pattern.exec(address)?.groups ?? {}
    const slug = parseSlug(nxtPslug ?? nxtPday ?? '')
    return (await check({ locale: languages[0], slug })) ? null : nowhere(placeSegment(languages))
  }
}

function firstSegment(address: string): string {
  return address.split('/')[1] ?? ''
}
