import { createHash, timingSafeEqual } from 'node:crypto'

/** What somebody shows to be known by: `id` finds the row, `hash` is compared with the one that is stored there. */
export type Secret = { id: string; hash: Buffer }

/** A key is `sk_<id>_<secret>`, a session's token `<id>_<secret>`: 12 hex digits, and 32 random bytes as base64url. */
export const secretKinds = ['key', 'session'] as const
export type SecretKind = (typeof secretKinds)[number]

const prefixes = { key: 'sk_', session: '' } as const satisfies Record<SecretKind, string>
const form = /^([0-9a-f]{12})_([\w-]{43})$/

/** Draws a new one. `text` is for its owner and kept nowhere. */
export function newSecret(kind: SecretKind, random: (bytes: number) => Buffer): Secret & { text: string } {
  const id = random(6).toString('hex')
  const secret = random(32).toString('base64url')
  return { id, hash: hashOf(secret), text: `${prefixes[kind]}${id}_${secret}` }
}

/** What was shown, or null if it cannot be one of ours. */
export function readSecret(kind: SecretKind, text: string): Secret | null {
  const prefix = prefixes[kind]
  const [, id, secret] = (text.startsWith(prefix) && form.exec(text.slice(prefix.length))) || []
  return id === undefined || secret === undefined ? null : { id, hash: hashOf(secret) }
}

/** Whether the stored hash is of what was shown. Takes as long for an id that is not there, so ids cannot be told apart. */
export function isSecret(shown: Secret, stored: Buffer | undefined): boolean {
  const same = timingSafeEqual(shown.hash, stored ?? nobody)
  return same && stored !== undefined
}

const nobody = Buffer.alloc(32)
const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
