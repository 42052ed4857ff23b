// What has ended is swept away after a week at the earliest.
const recent = `b.completed_at > storymill.now() - interval '6 days'`
const gone = `(w.id is null or w.stopped_at is not null or w.lease_until < storymill.now() - interval '1 minute')`

/** The checks of `../audit.ts` for webhooks. */
export const webhookChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'webhook_missing',
    says: 'a book has ended and who wanted to be told of it will not be',
    sql: `select b.id::text as subject from storymill.books b
          where b.completed_at is not null and b.params ->> 'webhook_url' is not null and ${recent} and not exists (
            select from storymill.webhook_deliveries d where d.book_id = b.id and d.version = b.version)`,
  },
  {
    check: 'webhook_untrue',
    says: 'a webhook tells of an end that its book did not have',
    sql: `select d.id::text as subject from storymill.webhook_deliveries d join storymill.books b on b.id = d.book_id
          where not exists (select from storymill.book_events e where e.book_id = d.book_id and e.version = d.version
            and e.type = 'status' and d.type = 'book.' || (e.data ->> 'status'))
            or d.url <> b.params ->> 'webhook_url' or d.user_id <> b.user_id
            or (d.payload::jsonb -> 'data' ->> 'book_id')::uuid <> d.book_id or d.payload::jsonb ->> 'type' <> d.type`,
  },
  {
    check: 'webhook_abandoned',
    says: 'a webhook is being delivered by a worker that is gone, long after its time was over',
    sql: `select d.id::text as subject from storymill.webhook_deliveries d left join storymill.workers w on w.id = d.claimed_by
          where d.state = 'running' and d.call_deadline_at < storymill.now() - interval '1 minute' and ${gone}`,
  },
  {
    check: 'webhook_overslept',
    says: 'a webhook should have been sent minutes ago, and somebody is there to send it',
    sql: `select d.id::text as subject from storymill.webhook_deliveries d
          where d.state = 'sleeping' and d.due_at < storymill.now() - interval '5 minutes' and exists (
            select from storymill.workers w where 'webhooks' = any (w.queues) and not ${gone})`,
  },
  {
    check: 'webhook_unlogged',
    says: 'the log of attempts does not fit to what is being delivered',
    sql: `select d.id::text as subject from storymill.webhook_deliveries d where d.state = 'running' and not exists (
            select from storymill.webhook_attempts a where a.delivery_id = d.id and a.token = d.claim_token and a.class is null)
          union
          select a.delivery_id::text from storymill.webhook_attempts a
          left join storymill.webhook_deliveries d on d.id = a.delivery_id
          where d.id is null or (a.class is null and d.claim_token is distinct from a.token)`,
  },
  {
    check: 'webhook_disabled',
    says: 'a webhook waits to be sent by itself to an address that wants nothing more',
    sql: `select d.id::text as subject from storymill.webhook_deliveries d
          join storymill.webhook_disabled off on off.user_id = d.user_id and off.url = d.url
          where d.state in ('ready', 'sleeping') and d.created_at > off.since and d.book_id is not null
            and d.because is null`,
  },
]
