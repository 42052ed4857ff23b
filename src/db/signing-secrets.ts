import { hkdfSync, randomBytes } from 'node:crypto'
import type { Database } from './database.ts'

/**
 * Keys to sign with, one for each purpose: the first signs, all of them verify, so a secret can be changed without anybody
 * noticing. 32 bytes each.
 */
export type SigningKeys = (purpose: string) => [Buffer, ...Buffer[]]

/**
 * From the configuration's secrets, newest first; without any, from one that is drawn once and kept in the database, for
 * every process of the deployment needs the same.
 */
export async function openSigningKeys(db: Database, configured: readonly string[]): Promise<SigningKeys> {
  const secrets: Buffer[] = configured.map((secret) => Buffer.from(secret))
  const [first = await kept(db), ...rest] = secrets
  const derive = (secret: Buffer, purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'storymill', purpose, 32))
  return (purpose) => [derive(first, purpose), ...rest.map((secret) => derive(secret, purpose))]
}

async function kept(db: Database): Promise<Buffer> {
  return await db.transaction(async (query) => {
    // Of two that start at once one draws, and the other reads what it drew.
    await query('lock table storymill.signing_secrets in share row exclusive mode')
    const [known] = await query<{ secret: Buffer }>(
      'select secret from storymill.signing_secrets order by id limit 1',
    )
    if (known) return known.secret
    const secret = randomBytes(32)
    await query('insert into storymill.signing_secrets (secret) values ($1)', [secret])
    return secret
  })
}
