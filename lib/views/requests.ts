import { classifyAgent } from './agents'
import type { ReaderKind } from './constants'
import { staffCookies } from './constants'

/** Header names in lower case, as Node has them. */
export type RequestHeaders = Record<string, string | string[] | undefined>

/** `stranger`: not sent by a page of this site. `staff`: the newsroom's own people and previews. */
export type Sender = ReaderKind | 'stranger' | 'staff'

export function headerText(headers: RequestHeaders, name: string): string {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

/**
 * Who sent a view. Only a browser adds `Sec-Fetch-Site` and `Origin`, and no page can change them; other sites' pages
 * get other values. Browsers also name what the request is for, and always say which languages they want.
 *
 * @param origin the site's own, `https://news.example.org`
 */
export function judgeSender(request: { headers: RequestHeaders; origin: string; staffNetwork: boolean }): Sender {
  const { headers } = request
  const agent = classifyAgent(headerText(headers, 'user-agent'))
  if (!isFromOwnPage(headers, request.origin)) return 'stranger'
  const speculative = /prefetch|prerender/.test(
    `${headerText(headers, 'sec-purpose')} ${headerText(headers, 'purpose')}`.toLowerCase(),
  )
  if (speculative) return 'stranger'
  if (agent !== 'human') return agent
  // Client hints name headless browsers that hide it in their User-Agent.
  if (/headless/i.test(headerText(headers, 'sec-ch-ua'))) return 'automated'
  if (headerText(headers, 'accept-language') === '') return 'automated'
  if (request.staffNetwork || hasStaffCookie(headerText(headers, 'cookie'))) return 'staff'
  return 'human'
}

/** W3C Secure Contexts, 3.1, as far as it may be an origin of ours: there browsers send `Sec-Fetch-*`. */
const trustworthy = /^https:|^http:\/\/(?:(?:[^/:]+\.)?localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/

/**
 * Whether a page of this site sent it. A site that is tried over plain HTTP is reached under more names than its own; the
 * edge answers under those that are the site's, and a page that names the host it asks is ours as well. There, outside of
 * localhost, browsers say nothing but the origin.
 */
function isFromOwnPage(headers: RequestHeaders, own: string): boolean {
  const origin = headerText(headers, 'origin')
  const isOther = own.startsWith('https:') || origin !== `http://${headerText(headers, 'host')}`
  if (origin !== own && isOther) return false
  if (headers['sec-fetch-site'] === undefined && !trustworthy.test(origin)) return true
  return headers['sec-fetch-site'] === 'same-origin' && headers['sec-fetch-dest'] === 'empty'
}

function hasStaffCookie(cookies: string): boolean {
  return cookies !== '' && cookies.split(';').some((cookie) => isStaff(cookie.split('=')[0]?.trim() ?? ''))
}

function isStaff(name: string): boolean {
  return staffCookies.some((staff) => staff === name)
}
