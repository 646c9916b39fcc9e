import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { validateXML } from 'xmllint-wasm'
import { projectRoot } from '@/lib/runtime/paths'

const folder = path.join(projectRoot, 'lib', 'web-check', 'schemas')

function schema(fileName: string, file = path.join(folder, fileName)) {
  return { fileName, contents: readFileSync(file, 'utf8') }
}

/** The protocol's own schema, as the package `sitemap` carries it. */
function protocolSchema() {
  const manifest = createRequire(import.meta.url).resolve('sitemap/package.json')
  return schema('sitemap.xsd', path.join(path.dirname(manifest), 'schema', 'sitemap.xsd'))
}

/**
 * Faults of a sitemap by libxml2 with the protocol's schema and those of its extensions.
 *
 * @example await sitemapFaults('<urlset/>') // ["…No matching global declaration…"]
 */
export async function sitemapFaults(xml: string): Promise<string[]> {
  const result = await validateXML({
    xml: [{ fileName: 'sitemap.xml', contents: xml }],
    schema: [schema('all.xsd')],
    preload: [protocolSchema(), ...['image.xsd', 'news.xsd', 'xhtml.xsd'].map((name) => schema(name))],
    // 64 KB each: a sitemap of five thousand addresses becomes a tree of some hundred megabytes.
    maxMemoryPages: 16_384,
  })
  return result.errors.map((error) => error.message)
}

/** The first fault that a strict XML parser finds, or null. */
export function xmlFault(xml: string): string | null {
  try {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml).close()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
