import { stepPrice } from '../../db/step-price.ts'

// What stands of a book: the newest result of each step, whatever revision made it.
const standing = `(select distinct on (book_id, key) * from storymill.steps
  where state = 'done' order by book_id, key, revision desc)`
const price = (step: string) => `(${stepPrice(step, 'b')})`

// Until the plan of a revision is committed, the steps after it are no rows: then only the pipeline's form tells.
const whole = `(select coalesce(sum(credits::int * case when kind in ('page_text', 'picture') then (b.params ->> 'pages')::int
  else 1 end), 0) from jsonb_each_text(b.credit_prices) p (kind, credits))`

/** The checks of `../audit.ts` for credits. */
export const creditChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'credits_held',
    says: 'a book under way holds other credits than its open steps and what it never paid can cost',
    sql: `select b.id::text as subject from storymill.books b join lateral (
            select bool_or(step.key = 'plan' and step.revision = b.revision and step.state <> 'done') as unplanned,
              coalesce(sum(${price('step')}) filter (where step.revision = b.revision or not paid), 0) as credits
            from (
              select distinct on (s.key) s.*, c.key is not null as paid from storymill.steps s
              left join storymill.credit_charges c on c.book_id = s.book_id and c.key = s.key and c.revision = s.revision
              where s.book_id = b.id and (s.revision = b.revision or s.state = 'done')
              order by s.key, s.revision desc) step) may on true
          where b.completed_at is null and b.credits_held <> case when not may.unplanned then may.credits
            when b.pipeline like 'storybook@%' then ${whole} else b.credits_held end`,
  },
  {
    check: 'credits_kept',
    says: 'a final book still holds credits',
    sql: `select id::text as subject from storymill.books where completed_at is not null and credits_held <> 0`,
  },
  {
    // Shown again, it was charged when it was made.
    check: 'credits_uncharged',
    says: 'an asset that stands was not charged',
    sql: `select b.id || ' ' || s.key as subject from storymill.books b join ${standing} s on s.book_id = b.id
          join storymill.steps made on made.id = coalesce(s.copy_of, s.id)
          where b.status in ('complete', 'partial', 'cancelled') and ${price('made')} > 0 and not exists (
            select from storymill.credit_charges c where c.book_id = b.id and c.key = s.key and c.revision = made.revision)`,
  },
  {
    check: 'credits_for_nothing',
    says: 'an asset was charged that was not made',
    sql: `select b.id || ' ' || c.key as subject from storymill.books b join storymill.credit_charges c on c.book_id = b.id
          where b.status in ('complete', 'partial', 'cancelled') and not exists (
            select from storymill.steps s where s.book_id = b.id and s.key = c.key and s.revision = c.revision
              and (s.state = 'done' or (s.state = 'taken_back' and s.done_token is not null and s.error_code is null)))`,
  },
  {
    // What was charged when an earlier revision ended well stays charged.
    check: 'credits_of_failed',
    says: 'a failed book was charged for an asset it never delivered',
    sql: `select b.id || ' ' || c.key as subject from storymill.books b join storymill.credit_charges c on c.book_id = b.id
          where b.status = 'failed' and not exists (
            select from storymill.book_events e where e.book_id = b.id and e.type = 'status'
              and e.data ->> 'status' in ('complete', 'partial') and (e.data ->> 'revision')::int >= c.revision)`,
  },
  {
    // What a person cancelled is paid as far as it was made; what could not be made costs nothing at all.
    check: 'credits_of_dead_mend',
    says: 'a mend that came to nothing by itself was charged for',
    sql: `select c.book_id || ' ' || c.key as subject from storymill.credit_charges c where exists (
            select from storymill.steps s where s.book_id = c.book_id and s.revision = c.revision
              and s.state = 'taken_back' and s.done_token is not null and s.error_code is not null)`,
  },
  {
    check: 'credits_price',
    says: 'an asset was charged at another price than its book was ordered at',
    sql: `select b.id || ' ' || c.key as subject from storymill.books b
          join storymill.credit_charges c on c.book_id = b.id
          join storymill.steps s on s.book_id = b.id and s.key = c.key and s.revision = c.revision
          where c.credits <> ${price('s')}`,
  },
  {
    check: 'credits_negative',
    says: 'a user has less than no credits',
    sql: `select id as subject from storymill.users where credits < 0`,
  },
  {
    check: 'credits_sum',
    says: 'the credits of a user are not what was granted less what was charged and is held',
    sql: `select u.id as subject from storymill.users u
          left join (select user_id, sum(credits + opening) as n from storymill.credit_grants group by user_id) granted
            on granted.user_id = u.id
          left join (select user_id, sum(credits) as n from storymill.credit_charges group by user_id) charged
            on charged.user_id = u.id
          left join (select user_id, sum(credits_held) as n from storymill.books group by user_id) held
            on held.user_id = u.id
          where u.credits <> coalesce(granted.n, 0) - coalesce(charged.n, 0) - coalesce(held.n, 0)`,
  },
]
