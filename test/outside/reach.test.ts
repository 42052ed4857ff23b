import { describe, expect, it } from 'vitest'
import { kindOf } from '../../src/outside/addresses.ts'
import { retryAfter } from '../../src/outside/post.ts'
import { ownNetworkToo, publicWeb, refusal } from '../../src/outside/reach.ts'

const web = publicWeb()

// Every way to write an address that is not of the public web.
const insideHosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '0177.0.0.1',
  '0x7f.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '127.0.0.1.',
  '①②⑦.0.0.1',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '127.255.255.254',
  '0',
  '0.0.0.0',
  '0.1.2.3',
  '10.1.2.3',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '169.254.169.254',
  '169.254.170.2',
  '0xa9fea9fe',
  '2852039166',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '192.168.257',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:10.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::1]',
  '[100::1]',
  '[2001::1]',
  '[2001:0:7f00:1::]',
  '[2001:2::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[3fff::1]',
  '[4000::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'api.localhost',
  'localhost.localdomain',
  'printer.local',
  'metadata',
  'metadata.google.internal',
  'metadata.google.internal.',
  'db.intranet',
]

describe('an address of the public web', () => {
  it.each(insideHosts)('is not %s', (host) => {
    expect(refusal(`https://${host}/hook`, web)).toBe('must be a public address')
  })

  it.each(['example.com', 'example.com.', '8.8.8.8', '[2606:4700::1111]', '[64:ff9b::8.8.8.8]', 'bücher.de'])(
    'is %s',
    (host) => expect(refusal(`https://${host}/hook`, web)).toBeNull(),
  )

  it.each([
    ['http://example.com/', 'must begin with https://'],
    ['ftp://example.com/', 'must begin with https://'],
    ['file:///etc/passwd', 'must begin with https://'],
    ['javascript:alert(1)', 'must begin with https://'],
    ['gopher://example.com:443/_GET', 'must begin with https://'],
    ['https://me@example.com/', 'must hold no user name or password'],
    ['https://:secret@example.com/', 'must hold no user name or password'],
    ['https://example.com:8443/', 'must use port 443'],
    ['https://example.com:22/', 'must use port 443'],
    ['https://', 'is not a URL'],
    ['example.com/hook', 'is not a URL'],
    ['https://1.2.3.256/', 'is not a URL'],
    ['https://[::1', 'is not a URL'],
    ['', 'is not a URL'],
  ])('is not %s', (url, because) => expect(refusal(url, web)).toBe(because))

  it('has the ports that are set', () => {
    const ports = publicWeb([443, 8443])
    expect(refusal('https://example.com:8443/', ports)).toBeNull()
    expect(refusal('https://example.com/', ports)).toBeNull()
    expect(refusal('https://example.com:80/', ports)).toBe('must use port 443 or 8443')
  })
})

describe("a network of one's own", () => {
  it.each([
    'http://127.0.0.1:4001/',
    'http://localhost/',
    'https://receiver:9000/',
    'http://[::1]/',
    'http://10.0.0.8/',
  ])('has %s', (url) => expect(refusal(url, ownNetworkToo)).toBeNull())

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://0.0.0.0/',
    'http://255.255.255.255/',
    'http://[fe80::1]/',
    'ftp://10.0.0.8/',
    'http://a:b@10.0.0.8/',
  ])('does not have %s', (url) => expect(refusal(url, ownNetworkToo)).not.toBeNull())

  it('counts what is no address as nobody’s', () => {
    expect(['', 'localhost', '1.2.3', 'fe80::1%eth0', '::1%lo'].map(kindOf)).toEqual([
      'neither',
      'neither',
      'neither',
      'neither',
      'own network',
    ])
  })
})

describe('Retry-After', () => {
  const date = 'Tue, 03 Nov 2026 10:00:00 GMT'
  it.each([
    ['120', undefined, 120_000],
    ['0', undefined, 0],
    ['Tue, 03 Nov 2026 10:01:00 GMT', date, 60_000],
    ['Tue, 03 Nov 2026 09:00:00 GMT', date, 0],
    ['Tue, 03 Nov 2026 10:01:00 GMT', undefined, 61_000],
    ['soon', date, null],
    ['-5', date, null],
    ['1e99', date, null],
    ['99999999999', date, null],
    [undefined, date, null],
  ])('%s at %s is %s ms', (text, answered, ms) => {
    expect(retryAfter(text, answered, Date.parse(date) - 1_000)).toBe(ms)
  })
})
