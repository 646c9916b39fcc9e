import { fetchText, locations } from './site'
import type { CheckedSite, Outcome } from './types'
import { sitemapFaults, xmlFault } from './xml'

const limits = { urls: 50_000, bytes: 50 * 1024 * 1024 } as const

/** Every sitemap of the index, the news and robots.txt, by libxml2 and the schemas. */
export async function checkSitemaps({ origin }: CheckedSite): Promise<Outcome> {
  const faults: string[] = []
  const index = await fetchText(`${origin}/sitemap.xml`)
  const fault = xmlFault(index)
  if (fault) faults.push(`/sitemap.xml: ${fault}`)
  const files = [...locations(index), `${origin}/sitemaps/news.xml`]
  for (const file of files) {
    const xml = await fetchText(file)
    faults.push(...(await sitemapFaults(xml)).map((message) => `${file}: ${message}`))
    const urls = locations(xml).length
    if (urls > limits.urls || Buffer.byteLength(xml) > limits.bytes) faults.push(`${file} is too large`)
  }
  const robots = await fetchText(`${origin}/robots.txt`)
  if (!robots.includes(`Sitemap: ${origin}/sitemap.xml`)) faults.push('/robots.txt does not name the sitemap')
  return { looked: files.length + 2, faults }
}
