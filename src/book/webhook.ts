import { z } from 'zod'

/**
 * An address in the one form its parser writes, so that one host is one host however it is typed: without the part that is
 * never sent, and without the dots that may end a name. What is no address stays as it is.
 */
export function asParsed(text: string): string {
  const url = URL.parse(text)
  if (!url) return text
  url.hash = ''
  url.hostname = url.hostname.replace(/\.+$/, '')
  return url.href
}

/** What a person gives to be told at. Whether it may be called is another question. */
export const WebhookUrl = z.string().max(2000).transform(asParsed).pipe(z.string().max(2000))

/** Where a delivery is: `ready` to be sent, `sleeping` until its next try, being sent, arrived, or given up. */
export const deliveryStates = ['ready', 'sleeping', 'running', 'done', 'dead'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** What a person sends to see whether their receiver works; so many of theirs may be under way. */
export const testEvent = 'webhook.test'
export const mostTests = 20

/** The lane of deliveries, beside those of steps. */
export const webhookQueue = 'webhooks'

/** The waits between tries that Standard Webhooks 1.0 recommends, milliseconds: ten tries in a little over three days. */
export const standardWaits_ms: readonly number[] = [
  5_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  5 * 3_600_000,
  10 * 3_600_000,
  14 * 3_600_000,
  20 * 3_600_000,
  24 * 3_600_000,
]

/** How many versions of a secret may sign at once: the newest, and those that were replaced less than a day ago. */
export const mostSigning = 3

/** What a version of a user's signing secret is derived for (`SigningKeys`). */
export const signedFor = (user_id: string, version: number): string => `webhook:${user_id}:${version}`

/** A signing key as a receiver keeps it. */
export const secretText = (key: Uint8Array): string => `whsec_${Buffer.from(key).toString('base64')}`
