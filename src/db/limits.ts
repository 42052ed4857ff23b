import type { Dimension } from '../book/limit.ts'
import type { Query } from './database.ts'

/** Makes sure that there is a row for each model in each group, and one for each key. What was learnt stays. */
export async function declareLimits(
  query: Query,
  limits: { limit_group: string; model: string; provider: string }[],
  keys: { ref: string; provider: string; limit_group: string }[],
): Promise<void> {
  await query(
    `insert into storymill.limits (limit_group, model, provider)
     select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
    [limits.map((one) => one.limit_group), limits.map((one) => one.model), limits.map((one) => one.provider)],
  )
  await query(
    `insert into storymill.provider_keys (ref, provider, limit_group)
     select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (ref) do update set limit_group = excluded.limit_group
     where storymill.provider_keys.limit_group <> excluded.limit_group`,
    [keys.map((one) => one.ref), keys.map((one) => one.provider), keys.map((one) => one.limit_group)],
  )
}

export type Learning = {
  limit_group: string
  model: string
  ceiling: Partial<Record<Dimension, number>>
  share: number
  lowered_ms: number | null
  raised_ms: number | null
  paused_ms: number
  paused_because: string | null
  left_over: { dimension: Dimension; remaining: number; until_ms: number }[]
}

const at = (ms: string) => `storymill.now() + ${ms} * interval '1 millisecond'`

/** Keeps what was learnt. Must run in the transaction that holds the lock of this limit. */
export async function keepLearning(query: Query, learnt: Learning): Promise<void> {
  await query(
    `update storymill.limits set ceiling = $3, share = $4, lowered_at = ${at('$5')}, raised_at = ${at('$6')},
       paused_until = case when $7::float8 > 0 then ${at('$7::float8')} else paused_until end,
       paused_because = case when $7::float8 > 0 then $8 else paused_because end,
       left_over = left_over || coalesce((select jsonb_object_agg(dimension, jsonb_build_object('remaining', remaining,
           'at', storymill.now(), 'until', ${at('until_ms')}))
         from unnest($9::text[], $10::int[], $11::float8[]) l (dimension, remaining, until_ms)), '{}')
     where limit_group = $1 and model = $2`,
    [
      learnt.limit_group,
      learnt.model,
      JSON.stringify(learnt.ceiling),
      learnt.share,
      learnt.lowered_ms,
      learnt.raised_ms,
      learnt.paused_ms,
      learnt.paused_because,
      learnt.left_over.map((one) => one.dimension),
      learnt.left_over.map((one) => one.remaining),
      learnt.left_over.map((one) => one.until_ms),
    ],
    'keep-learning',
  )
}

/** The model itself is gone for this group, or is there again. */
export async function markModel(
  query: Query,
  limit_group: string,
  model: string,
  gone: { code: string; message: string } | null,
): Promise<void> {
  await query(
    `update storymill.limits set gone_since = case when $3::text is not null then storymill.now() end,
       gone_code = $3, gone_message = $4
     where limit_group = $1 and model = $2`,
    [limit_group, model, gone?.code ?? null, gone?.message ?? null],
  )
}

/** Puts keys into quarantine: one of them, or every key of its group. A key that is in it already stays as it is. */
export async function quarantine(
  query: Query,
  whom: { ref: string } | { limit_group: string },
  why: { state: 'exhausted' | 'revoked'; code: string; message: string; probe_in_ms: number },
): Promise<void> {
  const [column, value] = 'ref' in whom ? ['ref', whom.ref] : ['limit_group', whom.limit_group]
  await query(
    `update storymill.provider_keys set state = $2, code = $3, message = $4,
       since = case when state = 'active' then storymill.now() else since end, probe_at = ${at('$5')}
     where ${column} = $1`,
    [value, why.state, why.code, why.message, why.probe_in_ms],
  )
}

/** A key served: it is well again. */
export async function reinstate(query: Query, ref: string): Promise<void> {
  await query(
    `update storymill.provider_keys set state = 'active', code = null, message = null, since = storymill.now(), probe_at = null
     where ref = $1 and state <> 'active'`,
    [ref],
  )
}

/** One call may try the key; the next only after as long again. */
export async function postponeProbe(query: Query, refs: string[], probe_in_ms: number): Promise<void> {
  await query(
    `update storymill.provider_keys set probe_at = ${at('$2')} where ref = any ($1::text[]) and state <> 'active'`,
    [refs, probe_in_ms],
  )
}

/** Lets a person end every quarantine, pause and learnt limit of a group (or of all): they are tried afresh. */
export async function releaseLimits(query: Query, limit_group: string | null): Promise<number> {
  const keys = await query(
    `update storymill.provider_keys set state = 'active', code = null, message = null, since = storymill.now(), probe_at = null
     where ($1::text is null or limit_group = $1) and state <> 'active' returning ref`,
    [limit_group],
  )
  const limits = await query(
    `update storymill.limits set paused_until = null, paused_because = null, ceiling = '{}', share = 1, left_over = '{}',
       lowered_at = null, raised_at = null, gone_since = null, gone_code = null, gone_message = null
     where ($1::text is null or limit_group = $1)
       and (paused_until is not null or gone_since is not null or share <> 1 or ceiling <> '{}') returning model`,
    [limit_group],
  )
  return keys.length + limits.length
}
