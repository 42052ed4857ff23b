/** The checks of `../audit.ts` for the ledger of paid calls. */
export const callChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'paid_unproven',
    says: 'a paid call went well without its time, its key, its model or its cost',
    sql: `select step_id || ' ' || purpose as subject from storymill.step_calls where metered and state = 'ok'
          and (sent_at is null or key_ref is null or model is null or usd is null or charge is distinct from 'yes')`,
  },
  {
    check: 'cost_of_nothing',
    says: 'a call cost something although it was not sent, or its provider does not charge for it',
    sql: `select step_id || ' ' || purpose as subject from storymill.step_calls
          where usd > 0 and (state = 'not_sent' or charge = 'no')`,
  },
  {
    check: 'settled',
    says: 'a call is over without a time, or open with one',
    sql: `select step_id || ' ' || purpose as subject from storymill.step_calls
          where (state = 'intent') <> (settled_at is null)`,
  },
  {
    // A cancel and a leave to send meet on the book's row, so their times are in the order of their commits.
    check: 'sent_after_end',
    says: 'a call was sent although its book had ended',
    sql: `select c.step_id || ' ' || c.purpose as subject from storymill.step_calls c cross join lateral (
            select e.data ->> 'status' as status from storymill.book_events e
            where e.book_id = c.book_id and e.type = 'status' and e.at < c.sent_at order by e.version desc limit 1) was
          where c.sent_at is not null and was.status in ('complete', 'partial', 'failed', 'cancelled')`,
  },
  {
    // What a judge said is not the result.
    check: 'unbought',
    says: 'a step of a paid model is done although no paid call went well',
    sql: `select s.id::text as subject from storymill.steps s where s.state = 'done'
          and exists (select from storymill.step_calls c where c.step_id = s.id and c.metered and c.purpose = 'main')
          and not exists (select from storymill.step_calls c where c.step_id = s.id and c.state = 'ok' and c.metered
            and c.purpose not like 'moderation%')`,
  },
  {
    check: 'unknown_unheld',
    says: 'nobody knows the outcome of a paid call, but it was never sent, or no money is held for it',
    sql: `select step_id || ' ' || purpose as subject from storymill.step_calls
          where metered and state = 'unknown' and (sent_at is null or held_usd is null)`,
  },
  {
    // A living worker settles its own, also of a step that was taken from it: when the call is answered or out of time.
    check: 'overdue_call',
    says: 'a call is open although its step does not run any more and its time is over, and its worker lives',
    sql: `select c.step_id || ' ' || c.purpose as subject from storymill.step_calls c
          join storymill.steps s on s.id = c.step_id join storymill.workers w on w.id = c.worker_id
          where c.state = 'intent' and s.claim_token is distinct from c.claim_token
            and coalesce(s.call_deadline_at, c.started_at) < storymill.now() - interval '5 minutes'
            and w.stopped_at is null and w.lease_until > storymill.now() - interval '1 minute'`,
  },
  {
    check: 'unknown_key',
    says: 'a call or permit names a key that was never declared',
    sql: `select distinct u.key_ref as subject from (
            select key_ref from storymill.step_calls where key_ref is not null
            union all select key_ref from storymill.permits) u
          where not exists (select from storymill.provider_keys k where k.ref = u.key_ref)`,
  },
]
