import { secretText, signedFor } from '../book/webhook.ts'
import type { Database } from '../db/database.ts'
import type { SigningKeys } from '../db/signing-secrets.ts'
import { nextSecret } from '../db/webhooks/secrets.ts'

export type WebhookSecret = { version: number; secret: string }

/** A user's next signing secret. The one before signs along for a day. */
export async function renewWebhookSecret(
  db: Database,
  signing: SigningKeys,
  user_id: string,
): Promise<WebhookSecret> {
  const version = await db.transaction((query) => nextSecret(query, user_id))
  const [key] = signing(signedFor(user_id, version))
  return { version, secret: secretText(key) }
}
