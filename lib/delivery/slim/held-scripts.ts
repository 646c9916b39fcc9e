import { heldScriptsId, wakeScript } from '@/lib/site/wake-script'

const file = /<script src="(\/_next\/static\/[^"]+\.js)" async=""><\/script>/g
const hint = /<link rel="preload" as="script"[^>]*>/g

/**
 * Takes the files of scripts out of a page that wakes when it is touched, and leaves their list to the script that does so.
 * Inline scripts stay: they only say what the files will find. A page without that script stays as it is.
 *
 * @see lib/site/wake-script.ts
 */
export function holdScripts(html: string): string {
  const files = [...new Set([...html.matchAll(file)].map(([, address]) => address))]
  if (files.length === 0 || !html.includes(`<script>${wakeScript}</script>`)) return html
  const list = `<script type="application/json" id="${heldScriptsId}">${JSON.stringify(files)}</script>`
  let written = false
  return html.replace(hint, '').replace(file, () => {
    if (written) return ''
    written = true
    return list
  })
}
