const living = `exists (select from storymill.workers where stopped_at is null and lease_until > storymill.now())`

/** The checks of `../audit.ts` for limits, keys and permits. */
export const limitChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'permit_in_flight',
    says: 'a permit holds a place although its time is over or its worker is gone',
    sql: `select p.id::text as subject from storymill.permits p left join storymill.workers w on w.id = p.worker_id
          where p.ended_at is null and ${living} and (w.id is null
            or p.expires_at < storymill.now() - interval '5 minutes' or w.stopped_at < storymill.now() - interval '5 minutes')`,
  },
  {
    check: 'permit_of_nothing',
    says: 'a permit is for a model whose limits nobody looks at',
    sql: `select distinct p.limit_group || ' ' || p.model as subject from storymill.permits p where not exists (
            select from storymill.limits l where l.limit_group = p.limit_group and l.model = p.model)`,
  },
  {
    check: 'key_unexplained',
    says: 'a key is in quarantine and nobody said why',
    sql: `select ref as subject from storymill.provider_keys
          where state <> 'active' and (coalesce(code, '') = '' or coalesce(message, '') = '')`,
  },
  {
    check: 'model_unexplained',
    says: 'a model counts as gone and nobody said why',
    sql: `select limit_group || ' ' || model as subject from storymill.limits
          where gone_since is not null and (coalesce(gone_code, '') = '' or coalesce(gone_message, '') = '')`,
  },
  {
    check: 'limit_out_of_range',
    says: 'what was learnt of a limit allows nothing, or anything',
    sql: `select limit_group || ' ' || model as subject from storymill.limits where share <= 0 or share > 50
          or exists (select from jsonb_each_text(ceiling) c where c.value::float8 < 1)`,
  },
  {
    check: 'paused_too_long',
    says: 'a model is paused for longer than any provider is believed',
    sql: `select limit_group || ' ' || model as subject from storymill.limits
          where paused_until > storymill.now() + interval '25 hours'`,
  },
]
