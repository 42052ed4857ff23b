import { z } from 'zod'
import { bestOf, fates, type Claims, type Fate } from './claims.ts'
import { keys, speed } from './load.ts'
import { hashOf } from '../../simulator/projects.ts'

/** A line of the simulator's ledger, as far as it is looked at here. */
const Entry = z.object({
  t: z.number(),
  kind: z.string(),
  key_ref: z.string().nullable(),
  idempotency_key: z.string().nullable(),
  body_hash: z.string().nullable(),
  status: z.number().nullable(),
  charged_usd: z.number(),
  outcome: z.string(),
})
type Entry = z.infer<typeof Entry>
export const Ledger = z.object({ entries: z.array(Entry) })

export type Row = {
  orders: number
  fates: Record<Fate, number>
  /** Delivered with pictures that were drawn for another telling of the story. */
  retold: number
  /** Books begun beyond one for each order. */
  duplicate_books: number
  picture_charges: number
  pictures_kept: number
  duplicate_pictures: number
  duplicate_texts: number
  usd: number
  wasted_usd: number
  refused_429: number
  over_limit_429: number
  sends_to_spent_key: number
  minutes: number | null
}

/** What was asked for: by the name the caller gave it, else by what was sent. */
const questionOf = ({ idempotency_key, body_hash }: Entry): string => idempotency_key ?? body_hash ?? ''
/** What it was asked for: Storymill's names begin with the step, behind which may stand why it was asked once more. */
const assetOf = (entry: Entry): string => questionOf(entry).split(':')[0] ?? ''

/**
 * The money is counted by the simulator's ledger alone. What a contender says of itself is only which books were
 * delivered, and which assets are in them; an asset in a delivered book was worth one charge, everything else is waste.
 */
export function judge(claims: Claims, ledger: Entry[], orders: number): Row {
  const numbers = Array.from({ length: orders }, (_, index) => index + 1)
  const best = numbers.map((number) => bestOf(claims.books.filter((book) => book.order === number)))
  const kept = new Set(best.flatMap((book) => book?.assets ?? []))
  const paid = Map.groupBy(
    ledger.filter((entry) => entry.charged_usd > 0),
    (entry) => `${entry.kind} ${questionOf(entry)}`,
  )
  const worth = [...paid.values()].flatMap(([first]) => (first && kept.has(assetOf(first)) ? [first] : []))
  const charges = [...paid.values()].flat()
  const again = (kind: string) =>
    [...paid.values()].reduce((sum, all) => sum + (all[0]?.kind === kind ? all.length - 1 : 0), 0)
  const sum = (entries: Entry[]) => entries.reduce((total, entry) => total + entry.charged_usd, 0)
  const refused = ledger.filter((entry) => entry.status === 429)
  const spent = ledger.filter(
    (entry) => entry.outcome === 'refused:money' && entry.key_ref === hashOf(keys.poor),
  )
  const fate = (one: Fate) => best.filter((book) => (book?.fate ?? 'lost') === one).length
  return {
    orders,
    fates: Object.fromEntries(fates.map((one) => [one, fate(one)])) as Record<Fate, number>,
    retold: best.filter((book) => book?.retold).length,
    duplicate_books: claims.books.length - new Set(claims.books.map((book) => book.order)).size,
    picture_charges: charges.filter((entry) => entry.kind === 'image').length,
    pictures_kept: worth.filter((entry) => entry.kind === 'image').length,
    duplicate_pictures: again('image'),
    duplicate_texts: again('text'),
    usd: sum(charges),
    wasted_usd: sum(charges) - sum(worth),
    refused_429: refused.length,
    over_limit_429: refused.filter((entry) => entry.outcome === 'refused:images').length,
    sends_to_spent_key: Math.max(0, spent.length - 1),
    minutes: claims.last_ms === null ? null : (claims.last_ms * speed) / 60_000,
  }
}
