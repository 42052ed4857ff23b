import type { Query } from './database.ts'

/** A model in a limit group, as it stands: what was given in the last minute, what is under way, what was learnt. */
export type LimitState = {
  limit_group: string
  model: string
  provider: string
  share: number
  ceiling: Record<string, number>
  requests: number
  requests_of_day: number
  tokens: number
  images: number
  flying: number
  paused_until: Date | null
  paused_because: string | null
  gone: { since: string; code: string; message: string } | null
}
export type KeyState = {
  ref: string
  provider: string
  limit_group: string
  state: string
  code: string | null
  message: string | null
  since: Date
  probe_at: Date | null
}

/** Every limit and key there is. `minute_ms`: how long a minute of the limits is. */
export async function limitStates(
  query: Query,
  minute_ms: number,
): Promise<{ limits: LimitState[]; keys: KeyState[] }> {
  const limits = await query<LimitState>(
    `select l.limit_group, l.model, l.provider, l.share, l.ceiling, p.*,
       case when l.paused_until > storymill.now() then l.paused_until end as paused_until,
       case when l.paused_until > storymill.now() then l.paused_because end as paused_because,
       case when l.gone_since is not null then jsonb_build_object('since', l.gone_since, 'code', l.gone_code, 'message',
         l.gone_message) end as gone
     from storymill.limits l, lateral (
       select count(*) filter (where recent)::int as requests,
         count(*) filter (where start_at > (select storymill.now()) - interval '1 day')::int as requests_of_day, coalesce(sum(tokens) filter (where recent), 0)::int as tokens,
         coalesce(sum(images) filter (where recent), 0)::int as images,
         count(*) filter (where ended_at is null and expires_at > storymill.now())::int as flying
       from (select *, start_at > (select storymill.now()) - $1 * interval '1 millisecond' as recent from storymill.permits
         where limit_group = l.limit_group and model = l.model
           and (start_at > (select storymill.now()) - interval '1 day' or ended_at is null)) counted
     ) p
     order by l.limit_group, l.model`,
    [minute_ms],
  )
  const keys = await query<KeyState>(
    `select ref, provider, limit_group, state, code, message, since, probe_at from storymill.provider_keys order by limit_group, ref`,
  )
  return { limits, keys }
}
