import { mostSigning, secretText, signedFor } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import type { SigningKeys } from '../db/signing-secrets.ts'
import { nextSecret } from '../db/webhooks/secrets.ts'
import { Problem } from '../errors.ts'

export type WebhookSecret = { version: number; secret: string }

/** A user's next signing secret. Those before it sign along for a day; throws if that would be more than may. */
export async function renewWebhookSecret(
  db: Database,
  signing: SigningKeys,
  user_id: string,
): Promise<WebhookSecret> {
  const { version, again_in_s } = await db.transaction((query) => nextSecret(query, user_id))
  if (version === null) {
    const detail = `${mostSigning} secrets of yours sign now, the newest and those replaced in the last 24 hours; that is as many as there may be.`
    throw new Problem('too_many_requests', { detail, retry_after_s: again_in_s })
  }
  const [key] = signing(signedFor(user_id, version))
  return { version, secret: secretText(key) }
}
