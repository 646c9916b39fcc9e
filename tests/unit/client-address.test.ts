import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, clientAddressHeader, handedAddress, normalizeAddress } from '@/lib/client-address'

const ipv4 = fc.ipV4()
const junk = fc.oneof(
  fc.string(),
  fc.constantFrom('unknown', '_hidden', '', ' ', '999.1.1.1', '1.2.3', '01.2.3.4', '::g', '[::1', ':80', '1.2.3.4:x'),
)
const notAnAddress = junk.filter((text) => !text.includes(',') && normalizeAddress(text) === null)

describe('normalizeAddress', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    [' 203.0.113.9 ', '203.0.113.9'],
    ['203.0.113.9:51234', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['::FFFF:cb00:7109', '203.0.113.9'],
    ['[::ffff:203.0.113.9]:443', '203.0.113.9'],
    ['2001:db8:0:7:aaaa::1', '2001:db8:0:7'],
    ['2001:0DB8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7'],
    ['[2001:db8:0:7::1]:443', '2001:db8:0:7'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['64:ff9b::203.0.113.9', '64:ff9b:0:0'],
  ])('%s is %s', (text, expected) => {
    expect(normalizeAddress(text)).toBe(expected)
  })

  it('writes every IPv4 address as itself, also inside IPv6', () => {
    fc.assert(
      fc.property(ipv4, (address) => {
        expect(normalizeAddress(address)).toBe(address)
        expect(normalizeAddress(`::ffff:${address}`)).toBe(address)
      }),
    )
  })

  it('gives all addresses of a /64 one name, and another /64 another', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    const spell = (groups: number[]) => groups.map((value) => value.toString(16)).join(':')
    const four = fc.tuple(group, group, group, group).filter((groups) => groups.some((value) => value !== 0))
    fc.assert(
      fc.property(four, four, four, (network, one, other) => {
        const name = normalizeAddress(spell([...network, ...one]))
        expect(name).toBe(spell(network))
        expect(normalizeAddress(spell([...network, ...other]).toUpperCase())).toBe(name)
        if (spell(one) !== spell(network)) expect(normalizeAddress(spell([...one, ...other]))).not.toBe(name)
      }),
    )
  })

  it('answers anything else with null, whatever its length', () => {
    fc.assert(
      fc.property(junk, (text) => {
        const name = normalizeAddress(text)
        if (name !== null) expect(name).toMatch(/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3})$/)
      }),
    )
    expect(normalizeAddress('1'.repeat(100_000))).toBeNull()
    for (const text of ['01.2.3.4', '1.2.3', '1.2.3.4.5', '::g', '1.2.3.4/24', 'localhost', '']) {
      expect(normalizeAddress(text), text).toBeNull()
    }
  })
})

describe('clientAddress', () => {
  it('does not look at the header when no proxy is trusted', () => {
    fc.assert(
      fc.property(ipv4, fc.array(fc.oneof(ipv4, junk)), (socket, entries) => {
        expect(clientAddress({ socket, forwardedFor: entries.join(', '), trustedHops: 0 })).toBe(socket)
      }),
    )
  })

  it('is the entry our outermost proxy wrote, whatever strangers wrote before it', () => {
    const case_ = fc.record({
      strangers: fc.array(fc.oneof(ipv4, junk)),
      client: ipv4,
      proxies: fc.array(ipv4, { minLength: 1, maxLength: 4 }),
    })
    fc.assert(
      fc.property(case_, ({ strangers, client, proxies }) => {
        const socket = proxies.at(-1)
        const header = [...strangers, client, ...proxies.slice(0, -1)]
        const request = { socket, trustedHops: proxies.length }
        expect(clientAddress({ ...request, forwardedFor: header.join(', ') })).toBe(client)
        // Several header lines are one list (RFC 9110, 5.3).
        expect(clientAddress({ ...request, forwardedFor: header })).toBe(client)
      }),
    )
  })

  it('is the last good entry when one is no address, and the socket when there is none', () => {
    fc.assert(
      fc.property(ipv4, ipv4, notAnAddress, (socket, proxy, bad) => {
        expect(clientAddress({ socket, forwardedFor: bad, trustedHops: 3 })).toBe(socket)
        expect(clientAddress({ socket, forwardedFor: `6.6.6.6, ${bad}, ${proxy}`, trustedHops: 3 })).toBe(proxy)
        expect(clientAddress({ socket, forwardedFor: null, trustedHops: 3 })).toBe(socket)
      }),
    )
  })

  it('is nothing for a Unix socket that no proxy speaks for', () => {
    expect(clientAddress({ socket: undefined, forwardedFor: undefined, trustedHops: 1 })).toBeNull()
    expect(clientAddress({ socket: undefined, forwardedFor: '203.0.113.9', trustedHops: 1 })).toBe('203.0.113.9')
  })

  it('is the same for the code behind the server in front, also that of an IPv6 reader', () => {
    for (const socket of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:0:7::1', '::1']) {
      const address = clientAddress({ socket, forwardedFor: undefined, trustedHops: 0 })
      expect(address, socket).not.toBeNull()
      expect(handedAddress(new Headers({ [clientAddressHeader]: address ?? '' })), socket).toBe(address)
    }
    expect(handedAddress(new Headers({ 'x-forwarded-for': '2001:db8:0:7::1' }))).toBe('2001:db8:0:7')
    expect(handedAddress(new Headers())).toBeNull()
  })

  it('reads a header of a megabyte from its end', () => {
    const forwardedFor = `${'6.6.6.6, '.repeat(100_000)}203.0.113.9`
    expect(clientAddress({ socket: '10.0.0.2', forwardedFor, trustedHops: 1 })).toBe('203.0.113.9')
  })
})
