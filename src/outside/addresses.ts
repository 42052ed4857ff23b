import { BlockList, isIP } from 'node:net'

const listed = (nets: readonly (readonly [string, number])[]): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of nets) list.addSubnet(net, prefix, net.includes(':') ? 'ipv6' : 'ipv4')
  return list
}

/** What an operator may open for a network of their own: loopback and private addresses. */
const ownNetwork = listed([
  ['10.0.0.0', 8],
  // Shared address space: carriers', and the tunnels people lay between machines of their own.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7],
])

/** Never the public web, and no network of one's own either: link-local (metadata), reserved, documentation. */
const never4 = listed([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved and broadcast.
  ['224.0.0.0', 3],
])
/** Metadata services that stand at an address which looks public. */
const metadata = listed([
  ['168.63.129.16', 32],
  ['100.100.100.200', 32],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
])

// Of IPv6 only what is handed out is public; whatever is not, or is not yet, is not.
const global6 = listed([['2000::', 3]])
const never6 = listed([
  // IETF assignments, with Teredo, benchmarks and ORCHID; then documentation, 6to4, documentation, segment routing.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
])

/** The 16-bit groups of an IPv6 address, or null if it is none. A zone (`%eth0`) counts for nothing. */
function groupsOf(address: string): number[] | null {
  const host = URL.parse(`http://[${address.replace(/%.*$/, '')}]/`)?.hostname.slice(1, -1)
  if (host === undefined) return null
  const [head = '', tail] = host.split('::')
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16))
  const [before, after] = [read(head), read(tail ?? '')]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/** The IPv4 address that this one is carried to: mapped (`::ffff:0:0/96`), or through the NAT64 of RFC 6052. */
function inner4(address: string): string | null {
  const groups = groupsOf(address)
  if (!groups) return null
  const prefix = groups.slice(0, 6).join()
  const carried = [
    [0, 0, 0, 0, 0, 0xffff],
    [0x64, 0xff9b, 0, 0, 0, 0],
  ].some((one) => one.join() === prefix)
  const [high = 0, low = 0] = groups.slice(6)
  return carried ? [high >> 8, high & 255, low >> 8, low & 255].join('.') : null
}

export type Kind = 'public' | 'own network' | 'neither'

/** Whose an IP address is. What is no address at all is nobody's. */
export function kindOf(address: string): Kind {
  const bare = address.replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 0) return 'neither'
  const carried = version === 6 ? inner4(bare) : null
  if (carried !== null) return kindOf(carried)
  const family = version === 6 ? 'ipv6' : 'ipv4'
  if (metadata.check(bare, family)) return 'neither'
  if (ownNetwork.check(bare, family)) return 'own network'
  const open =
    version === 4 ? !never4.check(bare) : global6.check(bare, 'ipv6') && !never6.check(bare, 'ipv6')
  return open ? 'public' : 'neither'
}
