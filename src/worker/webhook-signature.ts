import { createHmac } from 'node:crypto'

/**
 * The headers of Standard Webhooks 1.0: one signature by each key, so that a receiver that has any of them is content. The
 * body must be sent exactly as it is here.
 */
export function signedHeaders(
  keys: readonly Uint8Array[],
  { id, at_s, payload }: { id: string; at_s: number; payload: string },
): Record<string, string> {
  const signature = (key: Uint8Array) =>
    `v1,${createHmac('sha256', key).update(`${id}.${at_s}.${payload}`).digest('base64')}`
  return {
    'content-type': 'application/json',
    'user-agent': 'Storymill',
    'webhook-id': id,
    'webhook-timestamp': String(at_s),
    'webhook-signature': keys.map(signature).join(' '),
  }
}
