import { isIPv4, isIPv6 } from 'node:net'

/**
 * The one request header in which the server that faces the network tells the code behind it who asks. That server
 * removes what came in under this name; nobody else may be believed.
 */
export const clientAddressHeader = 'x-meridian-client'

/**
 * The address for code behind that server: as it was handed on, which is not an address any more but a network, and
 * must not be read as one again. Without that server (`npm run dev`) what a proxy wrote.
 */
export function handedAddress(headers: { get: (name: string) => string | null }): string | null {
  return headers.get(clientAddressHeader) ?? normalizeAddress(headers.get('x-forwarded-for') ?? '')
}

/** Longer than any address with a port and a zone; a proxy writes nothing like it. */
const longest = 64

/**
 * The address a request came from, as `normalizeAddress` writes it. `X-Forwarded-For` is read from its end, one entry for each proxy that
 * is known to be ours: whatever stands before those was written by strangers. An entry that is no address ends the
 * walk, and the one before it counts. Null when even the socket has no address (a Unix socket without a proxy).
 *
 * @param socket the peer's address, `request.socket.remoteAddress`
 * @param trustedHops proxies between readers and this server, MERIDIAN_TRUSTED_HOPS
 * @example clientAddress({ socket: '10.0.0.2', forwardedFor: '6.6.6.6, 203.0.113.9', trustedHops: 1 }) // '203.0.113.9'
 */
export function clientAddress(request: {
  socket: string | undefined
  forwardedFor: string | string[] | null | undefined
  trustedHops: number
}): string | null {
  let address = request.socket === undefined ? null : normalizeAddress(request.socket)
  let rest = Array.isArray(request.forwardedFor) ? request.forwardedFor.join(',') : (request.forwardedFor ?? '')
  for (let hop = 0; hop < request.trustedHops; hop += 1) {
    const comma = rest.lastIndexOf(',')
    const entry = normalizeAddress(rest.slice(comma + 1))
    if (entry === null) break
    address = entry
    if (comma < 0) break
    rest = rest.slice(0, comma)
  }
  return address
}

/**
 * One spelling for what one subscriber has: an IPv4 address as it is, of an IPv6 address the first 64 bits (RFC 6177:
 * a site gets at least a /64), and IPv4 inside IPv6 (RFC 4291, 2.5.5.2) as IPv4. Ports, brackets and zones are left out.
 * Null when the text is no address.
 *
 * @example normalizeAddress('[2001:DB8:0:7::1]:443') // '2001:db8:0:7'
 * @example normalizeAddress('::ffff:203.0.113.9') // '203.0.113.9'
 */
export function normalizeAddress(text: string): string | null {
  if (text.length > longest) return null
  const bare = withoutPort(text.trim())
  if (isIPv4(bare)) return bare
  // As every socket of a server that listens on both says it: worth a way of its own.
  if (bare.startsWith('::ffff:') && isIPv4(bare.slice(7))) return bare.slice(7)
  if (!isIPv6(bare)) return null
  const groups = expand(bare.split('%')[0] ?? '')
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped) return bytesOf(groups.slice(6)).join('.')
  return groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')
}

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  if (bracketed) return bracketed[1] ?? ''
  return /^[\d.]+:\d{1,5}$/.test(text) ? (text.split(':')[0] ?? '') : text
}

/** The eight groups of a valid IPv6 address. */
function expand(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const left = groupsOf(head)
  if (tail === undefined) return left
  const right = groupsOf(tail)
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right]
}

function groupsOf(part: string): number[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => {
    if (!group.includes('.')) return [Number.parseInt(group, 16)]
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number)
    return [a * 256 + b, c * 256 + d]
  })
}

function bytesOf(groups: readonly number[]): number[] {
  return groups.flatMap((group) => [group >> 8, group & 255])
}
