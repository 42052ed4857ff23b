import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tokenCheck, type Trusted } from '../../../src/queue/push/token.ts'

const issuer = 'https://accounts.google.com'
const audience = 'https://worker.example'
const email = 'bell@storymill.example'
const good: JWTPayload = { iss: issuer, aud: audience, email, email_verified: true }
const alg = 'RS256'

const ours = await generateKeyPair(alg)
const theirs = await generateKeyPair(alg)
const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'one', alg, use: 'sig' }
const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey))

let server: Server
let asked = 0
let well = true
let trusted: Trusted
beforeAll(async () => {
  server = createServer((_, response) => {
    asked += 1
    response.writeHead(well ? 200 : 500).end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  trusted = { issuers: [issuer], jwks: new URL(`http://127.0.0.1:${port}/`), audience, email }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

type Signing = { key?: typeof ours.privateKey; kid?: string; expires?: string | number }
async function token(
  claims: JWTPayload,
  { key = ours.privateKey, kid = 'one', expires = '1h' }: Signing = {},
) {
  const jwt = new SignJWT(claims).setProtectedHeader({ alg, kid }).setIssuedAt().setExpirationTime(expires)
  return `Bearer ${await jwt.sign(key)}`
}
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name))
const anHourAgo = () => Math.floor(Date.now() / 1_000) - 3_600
/** The parts of a good token with another payload under the old signature. */
const tampered = async () => {
  const [head, , signature] = (await token(good)).split('.')
  const claims = { ...good, exp: anHourAgo() + 86_400, iat: anHourAgo(), sub: 'another' }
  return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
}

const cases: [string, number, () => Promise<string | undefined>][] = [
  ['a good one', 200, () => token(good)],
  ['none', 401, async () => undefined],
  ['another scheme', 401, async () => (await token(good)).replace('Bearer', 'Basic')],
  ['no JWT at all', 401, async () => 'Bearer sk_0123456789'],
  ['another audience', 401, () => token({ ...good, aud: 'https://other.example' })],
  ['the audience with a path', 401, () => token({ ...good, aud: `${audience}/ring` })],
  ['no audience', 401, () => token(without('aud'))],
  ['another issuer', 401, () => token({ ...good, iss: 'https://accounts.example' })],
  ['no issuer', 401, () => token(without('iss'))],
  ['one that has expired', 401, () => token(good, { expires: anHourAgo() })],
  ['another key under the same name', 401, () => token(good, { key: theirs.privateKey })],
  ['a key nobody knows', 401, () => token(good, { key: theirs.privateKey, kid: 'two' })],
  ['a changed payload', 401, tampered],
  [
    'a signature that was taken away',
    401,
    async () => (await token(good)).replace(/[^.]+$/, 'SIGNATURE_REMOVED'),
  ],
  [
    'no signature (alg none)',
    401,
    async () => `Bearer ${new UnsecuredJWT(good).setIssuedAt().setExpirationTime('1h').encode()}`,
  ],
  [
    'one signed with the public key as a password (HS256)',
    401,
    async () =>
      `Bearer ${await new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'one' }).setIssuedAt().setExpirationTime('1h').sign(secret)}`,
  ],
  ['no address', 401, () => token(without('email'))],
  ['another account', 403, () => token({ ...good, email: 'thief@storymill.example' })],
  ['an address in other letters', 403, () => token({ ...good, email: email.toUpperCase() })],
  ['an address that is not verified', 403, () => token({ ...good, email_verified: false })],
  ['an address verified by a word', 403, () => token({ ...good, email_verified: 'true' })],
]

it.each(cases)('%s: %i', async (_, status, authorization) => {
  expect(await tokenCheck(trusted, () => {})(await authorization())).toBe(status)
})

it('the keys are fetched once, and for invented keys not each time', async () => {
  const check = tokenCheck(trusted, () => {})
  asked = 0
  for (let n = 0; n < 20; n++) await check(await token(good))
  for (let n = 0; n < 20; n++) await check(await token(good, { key: theirs.privateKey, kid: `kid-${n}` }))
  expect(asked).toBeLessThanOrEqual(2)
})

it('with no keys to be had nobody can tell, and a person hears of it', async () => {
  well = false
  const troubles: string[] = []
  const check = tokenCheck(trusted, ({ message }) => troubles.push(message))
  expect(await check(await token(good))).toBe(503)
  expect(troubles).toEqual(['the keys of its tokens cannot be fetched'])
  well = true
  expect(await check(await token(good))).toBe(200)
  const nowhere = tokenCheck({ ...trusted, jwks: new URL('http://127.0.0.1:1/') }, () => {})
  expect(await nowhere(await token(good))).toBe(503)
})

it('a person hears of our own account calling for another address, and of no other wrong token', async () => {
  const troubles: string[] = []
  const check = tokenCheck(trusted, ({ message }) => troubles.push(message))
  await check(await token({ ...good, aud: 'https://other.example', email: 'thief@storymill.example' }))
  await check(await token(good, { key: theirs.privateKey }))
  expect(troubles).toEqual([])
  await check(await token({ ...good, aud: 'https://other.example' }))
  expect(troubles).toEqual([`its requests are not for ${audience}`])
})
