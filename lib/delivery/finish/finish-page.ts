import { cacheControl } from '../constants'
import type { Captured } from './captured'
import { inlineScripts } from './inline-scripts'
import { isHtml, keptHeaders } from './next-headers'
import { pagePolicy } from './policy'
import { type FinishedResponse, finishResponse } from './response'
import { policyOfOthers } from './security'
import { edited } from './slim/edits'
import { holdScripts } from './slim/held-scripts'
import { slimPage } from './slim/slim-page'

type Options = {
  constant: readonly [string, string][]
  tags: readonly string[]
  onUnknownScript: (beginning: string) => void
}

/** Makes what Next answered for everybody into what leaves: its policy, our headers, and what proxies may keep. */
export function finishShared(captured: Captured, options: Options): FinishedResponse {
  const html = isHtml(captured.headers) ? lighter(captured.body.toString('utf8')) : null
  const { status } = captured
  const headers = new Map(keptHeaders(captured.headers))
  for (const [name, value] of options.constant) headers.set(name, value)
  if (html === null) headers.set('content-security-policy', policyOfOthers)
  else {
    const { policy, unknown } = pagePolicy(html, inlineScripts)
    for (const beginning of unknown) options.onUnknownScript(beginning)
    headers.set('content-security-policy', policy)
    headers.set('cache-control', shareable(status))
    // The list of a front page with all its stories would be longer than proxies accept.
    if (status === 200) headers.set('surrogate-key', options.tags.slice(0, 60).join(' '))
  }
  if (status >= 500) headers.set('cache-control', cacheControl.none).set('retry-after', '2')
  headers.set('vary', varyOf(headers.get('vary')))
  return finishResponse({ status, headers: [...headers], body: html === null ? captured.body : Buffer.from(html) })
}

/** A page as it is sent: it says everything once, and its scripts wait. */
function lighter(html: string): string {
  return edited(html, [...slimPage(html), ...holdScripts(html)])
}

/** The same for a page that was made for one reader: a nonce for its scripts, and nobody keeps it. */
export function finishPersonal(
  captured: Captured,
  options: Omit<Options, 'tags'> & { nonce: string },
): FinishedResponse {
  const headers = new Map(keptHeaders(captured.headers).filter(([name]) => name !== 'set-cookie'))
  for (const [name, value] of options.constant) headers.set(name, value)
  const html = isHtml(captured.headers) ? captured.body.toString('utf8') : ''
  const { policy, unknown } = pagePolicy(html, inlineScripts, options.nonce)
  for (const beginning of unknown) options.onUnknownScript(beginning)
  headers.set('content-security-policy', html ? policy : policyOfOthers)
  if (html || captured.status >= 400) headers.set('cache-control', cacheControl.none)
  headers.set('vary', varyOf(headers.get('vary')))
  const cookies = captured.headers.filter(([name]) => name === 'set-cookie')
  return finishResponse({ status: captured.status, headers: [...headers, ...cookies], body: captured.body })
}

/** A page that is gone must take the place of its copy in a proxy, or the proxy goes on with the copy. */
function shareable(status: number): string {
  if (status === 200) return cacheControl.page
  return status === 404 || status === 410 ? cacheControl.gone : cacheControl.none
}

function varyOf(given: string | undefined): string {
  const names = (given ?? '').split(',').map((name) => name.trim().toLowerCase())
  return [...new Set([...names.filter(Boolean), 'accept-encoding'])].join(', ')
}
