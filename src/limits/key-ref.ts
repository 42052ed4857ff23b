import { createHash } from 'node:crypto'

/** How rows and logs name a key: enough to tell two apart, nothing to open a door with. */
export const keyRef = (provider: string, secret: string): string =>
  `${provider}:${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`
