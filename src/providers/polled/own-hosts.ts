/** The hosts of a provider, each by its full name; `*` is one label of letters and digits, as regions are named. */
export type Hosts = readonly string[]

const named = (host: string, { protocol, hostname, port }: URL): boolean => {
  if (protocol !== 'https:' || port !== '') return false
  const [labels, own] = [host.split('.'), hostname.split('.')]
  return (
    labels.length === own.length &&
    labels.every((label, i) => (label === '*' ? /^[a-z\d]+$/.test(own[i] ?? '') : label === own[i]))
  )
}

/**
 * Whether a key may be sent to an address that an answer named: at the endpoint's own origin, or from one of the provider's
 * hosts to another. A domain says nothing, because strangers share one (`workers.dev`), and the key of a gateway is not the
 * provider's.
 */
export function isOwn(url: string, endpoint: string, hosts: Hosts): boolean {
  const [to, from] = [URL.parse(url), new URL(endpoint)]
  if (!to || to.username !== '' || to.password !== '') return false
  const isOfProvider = (one: URL): boolean => hosts.some((host) => named(host, one))
  return to.origin === from.origin || (isOfProvider(from) && isOfProvider(to))
}
