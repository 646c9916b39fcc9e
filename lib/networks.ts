import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Networks named in a setting.
 *
 * @param list addresses and networks separated by commas: "203.0.113.7, 198.51.100.0/24, 2001:db8:1::/48"
 * @returns null when something in the list is no network
 */
export function parseNetworks(list: string): BlockList | null {
  const networks = new BlockList()
  const entries = list.split(',').map((entry) => entry.trim())
  const valid = entries.filter((entry) => entry !== '').every((entry) => addNetwork(networks, entry))
  return valid ? networks : null
}

function addNetwork(networks: BlockList, entry: string): boolean {
  const [address = '', bits, more] = entry.split('/')
  if (more !== undefined || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return false
  const prefix = Number(bits ?? 128)
  if (isIPv4(address)) {
    if (bits !== undefined && prefix > 32) return false
    networks.addSubnet(address, Math.min(prefix, 32), 'ipv4')
    return true
  }
  if (!isIPv6(address) || prefix > 128) return false
  // Readers are known by the first 64 bits only.
  networks.addSubnet(address, Math.min(prefix, 64), 'ipv6')
  return true
}

/** @param network what lib/client-address.ts calls a client's address */
export function isInNetworks(networks: BlockList, network: string): boolean {
  // An address is an object to the list, and most sites name no network.
  if (networks.rules.length === 0) return false
  if (isIPv4(network)) return networks.check(network)
  return isIPv6(`${network}::`) && networks.check(`${network}::`, 'ipv6')
}
