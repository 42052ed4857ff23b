import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ModelKind } from '../limits/settings.ts'
import type { WorstCase } from '../providers/contract.ts'

/** A moderator's answer, as it is kept. */
export const Flags = z.array(
  z.strictObject({ index: z.int(), categories: z.array(z.string()), hard: z.boolean() }),
)

/** The same for the very same question. */
export const hashOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/** What a call counts against the limits of its model. */
export const needOf = (kind: ModelKind, worst: WorstCase) => ({
  requests: 1,
  tokens: worst.tokens,
  images: kind === 'image' ? 1 : 0,
})
