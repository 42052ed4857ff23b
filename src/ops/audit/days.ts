/**
 * The check of `../audit.ts` for what a user's day counts. Which of the charges of a mended book are of today, and what a
 * deleted one held, is not on record, so the sum is kept between two that are. A day that is over counts for nothing: what
 * ends later of its orders is not taken off it any more.
 */
export const dayChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'day_credits',
    says: 'a user’s day counts other credits than its orders hold and were charged',
    sql: `select u.id as subject from storymill.users u
          left join lateral (select sum(b.credits_held) as held, sum(paid.n) filter (where b.revision = 1) as paid
            from storymill.books b left join lateral (select sum(credits) as n from storymill.credit_charges c
              where c.book_id = b.id) paid on true
            where b.user_id = u.id and b.counted_on = u.counted_day) own on true
          left join lateral (select sum(credits) as n from storymill.credit_charges c
            where c.user_id = u.id and (c.at at time zone 'utc')::date >= u.counted_day) charged on true
          where u.counted_day = (storymill.now() at time zone 'utc')::date and u.day_credits not between
            coalesce(own.held, 0) + coalesce(own.paid, 0) and coalesce(own.held, 0) + coalesce(charged.n, 0)`,
  },
]
