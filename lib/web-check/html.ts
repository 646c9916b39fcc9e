import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { CheckedSite, Outcome } from './types'

const reportSchema = z.object({
  messages: z.array(
    z.object({ type: z.string(), url: z.string(), message: z.string(), extract: z.string().optional() }),
  ),
})

/** What the checker does not know yet, though browsers and the specifications do. */
const known = [
  // https://www.w3.org/TR/css-view-transitions-2/#view-transition-rule
  /at-rule “@view-transition”/,
  // https://www.w3.org/TR/css-masking-1/#the-mask
  /^CSS: “mask”/,
  // The selectors of view transitions.
  /^CSS: Parse Error\.$/,
]

/** The Nu Html Checker over every page; needs Java. */
export async function checkHtml({ pages }: CheckedSite): Promise<Outcome> {
  if (spawnSync('java', ['-version']).status !== 0) return { looked: 0, faults: [], skipped: 'there is no Java' }
  const folder = mkdtempSync(path.join(tmpdir(), 'meridian-html-'))
  try {
    const files = pages.map(({ html }, index) => {
      const file = path.join(folder, `${index}.html`)
      writeFileSync(file, html)
      return file
    })
    const manifest = createRequire(import.meta.url).resolve('vnu-jar/package.json')
    const jar = path.join(path.dirname(manifest), 'build', 'dist', 'vnu.jar')
    const args = ['-jar', jar, '--format', 'json', '--exit-zero-always', '--errors-only', ...files]
    const { stderr } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
    const { messages } = reportSchema.parse(JSON.parse(stderr))
    const faults = messages
      .filter(({ message }) => !known.some((pattern) => pattern.test(message)))
      .map(({ url, message, extract }) => {
        const page = pages[Number(path.basename(url, '.html'))]
        return `${page?.url}: ${message} ${extract?.replace(/\s+/g, ' ') ?? ''}`
      })
    return { looked: pages.length, faults }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
