/** What `GET /v1/admin/money` tells; named here until the API's document has it. */
export type Spent = {
  summed_at: string | null
  hours: { at: string; usd: number; wasted_usd: number; credits: number }[]
  by_step: { kind: string; usd: number; calls: number }[]
  by_model: { model: string; usd: number; calls: number }[]
  per_book: { p50_usd: number | null; p95_usd: number | null; books: number }
  wasted_usd: number
  wasted_share: number | null
  usd: number
  credits: number
  today: { usd: number; budget_usd: number | null; ends_at: string | null }
  estimated: boolean
  dearest: { book_id: string; title: string; user: string; usd: number }[]
}
export const ranges = ['24h', '7d', '30d'] as const
export type Range = (typeof ranges)[number]
