import { Problem } from '../errors.ts'
import type { Tier } from './tiers.ts'

/** What the users of a tier may take; null: as much as they like. */
export type Quota = {
  /** Books of a user that are not final. */
  active_books: number | null
  /** Requests of a user in any 60 seconds, over all API processes. */
  requests_per_minute: number | null
  /** Credits that the orders of one day (UTC) of a user hold or were charged. */
  daily_credits: number | null
}

/** `queue_cap`: books of all users together that are not final; null: no end. */
export type Quotas = Readonly<Record<Tier, Quota>> & { queue_cap: number | null }

const unbounded: Quota = { active_books: null, requests_per_minute: null, daily_credits: null }
export const noQuotas: Quotas = { free: unbounded, paid: unbounded, internal: unbounded, queue_cap: null }

/**
 * Why a book is not taken now. `used` of `most`: credits left over (`most` is null), credits of the day, books under way of
 * the user, or of everybody.
 */
export type Refusal = {
  refused: 'credits_short' | 'daily_credits_spent' | 'too_many_books' | 'queue_full'
  used: number
  most: number | null
  /** Seconds until it makes sense to ask again, where that is known. */
  retry_after_s: number | null
}

const counted = (credits: number) => (credits === 1 ? '1 credit' : `${credits} credits`)
const are = (count: number) => (count === 1 ? 'is' : 'are')

// Nobody knows when a book of theirs will have ended; it takes a minute or so.
const book_s = 30

/** The answer to who wanted a book that holds so much. */
export function refusalProblem({ refused, used, most, retry_after_s }: Refusal, hold: number): Problem {
  const says = {
    credits_short: `This book holds ${counted(hold)}; ${used} ${are(used)} left.`,
    daily_credits_spent: `This book holds ${counted(hold)}; ${used} of the ${most} of today are used. The day ends at 00:00 UTC.`,
    too_many_books: `${used} of your books ${are(used)} being made, and ${most} may be at once.`,
    queue_full: `${used} books are being made, as many as this service takes.`,
  }
  const again = refused === 'too_many_books' ? book_s : retry_after_s
  return new Problem(refused, {
    detail: says[refused],
    ...(again === null ? {} : { retry_after_s: again }),
  })
}
