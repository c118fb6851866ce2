import { type BlockList, isIP } from 'node:net'

/**
 * The network address a request comes from. Behind proxies we trust it is the last address of
 * `X-Forwarded-For` that is not a proxy of ours; from anywhere else that header is not believed.
 */
export function clientAddress(
  { peer, forwardedFor }: { peer: string | undefined; forwardedFor: string | null },
  trusted: BlockList,
): string | null {
  const hops = forwardedFor?.split(',').map((hop) => plain(hop.trim())) ?? []
  let address = plain(peer ?? '')
  while (address && isTrusted(address, trusted) && hops.length > 0) address = hops.pop()!
  return isIP(address) ? address : null
}

/** What limits count: one IPv4 address, or the /64 network that one IPv6 customer has. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')
}

function isTrusted(address: string, trusted: BlockList): boolean {
  const version = isIP(address)
  return version !== 0 && trusted.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** IPv4 addresses that arrive in IPv6 clothes. */
function plain(address: string): string {
  return address.startsWith('::ffff:') ? address.slice(7) : address
}
