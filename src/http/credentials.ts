import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { SecretKind } from '../book/secret.ts'

/** What somebody shows at the door. */
export type Credential = { kind: SecretKind; text: string }

// With the prefix a browser keeps the cookie for exactly this host and only over https, so that no neighbour can plant one.
const guarded = '__Host-storymill'
// On the loopback address there is no https, and no neighbour either.
const plain = 'storymill'

/**
 * The key or session of a request. Who sends an Authorization header means it: a wrong one is not made good by a cookie.
 * A key in an address is never looked at.
 */
export function credentialOf(headers: IncomingHttpHeaders): Credential | null {
  const { authorization } = headers
  if (authorization !== undefined) {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? []
    return key === undefined ? null : { kind: 'key', text: key }
  }
  const token = sessionToken(headers)
  return token === null ? null : { kind: 'session', text: token }
}

/** The token of a browser's session, or null. */
export function sessionToken({ cookie, host }: IncomingHttpHeaders): string | null {
  const sent = (cookie ?? '').split(';').map((one) => one.trim())
  const named = (name: string) => sent.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1)
  return named(guarded) ?? (isLoopback(host) ? named(plain) : undefined) ?? null
}

/**
 * The headers of a message, with the Authorization of nobody if there are several: Node shows the first only, and a proxy
 * may have looked at another.
 */
export function headersOf(message: IncomingMessage): IncomingHttpHeaders {
  const several = (message.headersDistinct['authorization']?.length ?? 0) > 1
  return several ? { ...message.headers, authorization: '' } : message.headers
}

/** The header that gives a browser its session, or (null) takes it away. */
export function sessionCookie(
  asked: { protocol: string; host: string },
  session: { token: string; max_age_s: number } | null,
): string {
  const open = asked.protocol !== 'https' && isLoopback(asked.host)
  const { token, max_age_s } = session ?? { token: '', max_age_s: 0 }
  const name = open ? plain : guarded
  return `${name}=${token}; Max-Age=${max_age_s}; Path=/; HttpOnly; SameSite=Strict${open ? '' : '; Secure'}`
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** Whether a Host header names this machine itself. */
export const isLoopback = (host: string | undefined): boolean => host !== undefined && loopback.test(host)
