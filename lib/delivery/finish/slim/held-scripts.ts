import { heldScriptsId, wakeScript } from '@/lib/site/wake-script'
import { type Edit, replacing } from './edits'

const file = /<script src="(\/_next\/static\/[^"]+\.js)" async=""><\/script>/g
const hint = /<link rel="preload" as="script"[^>]*>/g

/**
 * Takes the files of scripts out of a page that wakes when it is touched, and leaves their list to the script that does so.
 * Inline scripts stay: they only say what the files will find. A page without that script stays as it is.
 *
 * @see lib/site/wake-script.ts
 */
export function holdScripts(html: string): Edit[] {
  const files = [...html.matchAll(file)]
  const [first, ...others] = files
  if (!first || !html.includes(`<script>${wakeScript}</script>`)) return []
  const addresses = JSON.stringify([...new Set(files.map(([, address]) => address))])
  const list = `<script type="application/json" id="${heldScriptsId}">${addresses}</script>`
  return [replacing(first, list), ...[...others, ...html.matchAll(hint)].map((match) => replacing(match))]
}
