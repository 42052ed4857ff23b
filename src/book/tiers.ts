/** How much of the service a user's books get when there is not enough for all, by tier (`weight` in `db/accept.ts`). */
export const tiers = {
  free: { weight: 1 },
  paid: { weight: 4 },
  internal: { weight: 1 },
} as const satisfies Record<string, { weight: number }>

export type Tier = keyof typeof tiers
export const tierNames = Object.keys(tiers) as Tier[]
