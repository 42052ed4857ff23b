/** What `cloudtasks://PROJECT/LOCATION/PREFIX?target=…&service_account=…` says. */
export type Place = {
  project: string
  location: string
  prefix: string
  /** Where workers are reached; also whom a token must be for. */
  target: string
  /** In whose name the broker sends its requests. */
  service_account: string
  /** How long a request may stay open before the broker calls it lost. */
  deadline_ms: number
  /** Of a fake on this machine; null: Google's. */
  endpoint: URL | null
  issuers: string[]
  jwks: URL
}

const google = {
  issuers: ['https://accounts.google.com', 'accounts.google.com'],
  jwks: new URL('https://www.googleapis.com/oauth2/v3/certs'),
}
const known = ['target', 'service_account', 'deadline', 'endpoint', 'issuer', 'jwks']
const form = 'cloudtasks://PROJECT/LOCATION/PREFIX?target=https://…&service_account=NAME@…'
// What the broker allows, in seconds.
const deadlines = { least: 15, most: 1_800 }

/** Throws an error of one sentence if the URL cannot be one. */
export function place(url: URL): Place {
  const { searchParams: given, hostname: project } = url
  const [location = '', prefix = '', ...more] = url.pathname.slice(1).split('/')
  const unknown = [...given.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new Error(`cloudtasks: does not know ${unknown}=, only ${known.join(', ')}`)
  if (project === '' || location === '' || more.length > 0) throw new Error(`must be ${form}`)
  if (!/^[A-Za-z0-9-]{1,60}$/.test(prefix))
    throw new Error('cloudtasks: needs a PREFIX of letters, digits and hyphens, at most 60')
  const endpoint = endpointOf(given)
  const target = targetOf(given.get('target') ?? '', endpoint !== null)
  const service_account = given.get('service_account') ?? ''
  if (!/^[^@\s]+@[^@\s]+$/.test(service_account))
    throw new Error('cloudtasks: needs service_account=, the e-mail address in whose name workers are called')
  const deadline_ms = deadlineOf(given.get('deadline'), endpoint !== null) * 1_000
  return {
    project,
    location,
    prefix,
    target,
    service_account,
    deadline_ms,
    endpoint,
    ...trusted(given, endpoint),
  }
}

/** A fake speaks plaintext and signs its own tokens, so it may only be on this machine. */
function endpointOf(given: URLSearchParams): URL | null {
  const text = given.get('endpoint')
  if (text === null) {
    if (given.has('issuer') || given.has('jwks'))
      throw new Error('cloudtasks: takes issuer= and jwks= only beside an endpoint= on this machine')
    return null
  }
  const endpoint = urlOf(text)
  if (endpoint?.protocol !== 'http:' || !isLoopback(endpoint) || endpoint.port === '')
    throw new Error('cloudtasks: takes as endpoint= only http://127.0.0.1:PORT, a fake on this machine')
  return endpoint
}

function targetOf(text: string, plain: boolean): string {
  const target = urlOf(text)
  if (!target || target.search !== '' || target.hash !== '' || target.username !== '')
    throw new Error('cloudtasks: needs target=, the address at which workers are reached')
  if (target.protocol !== 'https:' && !(plain && target.protocol === 'http:'))
    throw new Error('cloudtasks: needs a target= that begins with https://, as tokens are sent there')
  return text.replace(/\/+$/, '')
}

function deadlineOf(text: string | null, fake: boolean): number {
  const seconds = Number(text ?? deadlines.most)
  const least = fake ? 0.1 : deadlines.least
  if (seconds >= least && seconds <= deadlines.most) return seconds
  throw new Error(`cloudtasks: takes a deadline= of ${deadlines.least} to ${deadlines.most} seconds`)
}

function trusted(given: URLSearchParams, endpoint: URL | null): Pick<Place, 'issuers' | 'jwks'> {
  if (!endpoint) return google
  const jwks = urlOf(given.get('jwks') ?? new URL('/jwks', endpoint).href)
  if (!jwks || !isLoopback(jwks))
    throw new Error('cloudtasks: takes as jwks= only an address on this machine')
  const issuer = given.get('issuer')
  return { issuers: issuer === null ? google.issuers : [issuer], jwks }
}

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
