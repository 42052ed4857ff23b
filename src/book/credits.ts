/** Credits an asset costs, by step kind; a kind that is not named is free. */
export type Prices = Readonly<Record<string, number>>

export const priceOf = (prices: Prices, kind: string): number => prices[kind] ?? 0

/** What all these steps cost together. */
export const priceOfAll = (prices: Prices, steps: readonly { kind: string }[]): number =>
  steps.reduce((sum, { kind }) => sum + priceOf(prices, kind), 0)

/** Only what costs something: kept with every book, so the fewer the better. */
export const charging = (prices: Prices): Prices =>
  Object.fromEntries(Object.entries(prices).filter(([, credits]) => credits > 0))

/** More than anybody needs, and far from what the database's integers hold. */
export const mostCredits = 1_000_000_000
