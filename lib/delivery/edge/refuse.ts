import { createHash } from 'node:crypto'
import { escapeHtml } from '@/lib/html/escape-html'
import { locales } from '@/lib/i18n/locales'
import { catalogues } from '@/lib/i18n/messages'
import { cacheControl } from '../constants'
import { type FinishedResponse, finishResponse } from '../finish/response'

const style =
  'body{margin:0;min-height:100vh;display:grid;place-content:center;gap:1rem;padding:2rem;font:1.125rem/1.6 Georgia,serif;color:#1d1b16;background:#fffdf8;max-width:34rem;margin-inline:auto}h1{margin:0;font-size:1.75rem;line-height:1.2}p{margin:0}@media (prefers-color-scheme:dark){body{color:#ece7dc;background:#161512}}'

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`

const texts = locales.map((locale) => ({ locale, ...catalogues[locale].Unavailable }))

function textsOf(path: string) {
  const first = path.split('/')[1]?.split('+')[0]
  const [fallback] = texts
  const found = texts.find(({ locale }) => locale === first) ?? fallback
  if (!found) throw new Error('there is no language')
  return found
}

/** A page of its own for the moments when none can be made, in the language of the address. Nothing is asked for it. */
export function unavailablePage(path: string): FinishedResponse {
  const { locale, title, text } = textsOf(path)
  const html = `<!DOCTYPE html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`
  return finishResponse({
    status: 503,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      ['content-security-policy', policy],
      ['cache-control', cacheControl.none],
      ['retry-after', '2'],
    ],
    body: Buffer.from(html),
  })
}

const reasons: Record<number, string> = {
  400: 'This address is malformed.',
  404: 'There is no such file.',
  405: 'Only GET, HEAD and POST are understood here.',
  413: 'The request is too large.',
  414: 'The address is too long.',
  421: 'This server does not answer for that host name.',
  500: 'The server met a fault.',
  503: 'Too much at once. Try again in a moment.',
}

/** A line of text for what no reader's browser sends. */
export function refusal(status: number): FinishedResponse {
  return finishResponse({
    status,
    headers: [
      ['content-type', 'text/plain; charset=utf-8'],
      ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
      ['cache-control', cacheControl.none],
      ...(status === 405 ? ([['allow', 'GET, HEAD, POST']] as [string, string][]) : []),
      ...(status === 503 ? ([['retry-after', '2']] as [string, string][]) : []),
    ],
    body: Buffer.from(`${reasons[status] ?? 'No.'}\n`),
  })
}
