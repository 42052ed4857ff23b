import type { Preview } from './dead-set.ts'

/** What such a retry usually costs the provider's account; null: not known. */
export function useUsualCost(_preview: Preview): string | null {
  return null
}
