import type { Database } from '../db/database.ts'
import { limitStates, type KeyState, type LimitState } from '../db/read-limits.ts'
import { throttledCalls, waitingForLimit, type Throttled } from '../db/read-throttled.ts'
import type { Window } from '../limits/grant.ts'
import { limitsOf, windowsOf, type Group, type LimitSettings, type ModelKind } from '../limits/settings.ts'

/** A limit group as an operator looks at it; times are ISO 8601. */
export type GroupView = {
  id: string
  provider: string
  keys: {
    ref: string
    state: string
    code: string | null
    message: string | null
    since: string
    probe_at: string | null
  }[]
  models: {
    model: string
    in_flight: number
    limits: { dimension: string; limit: number; used: number; window_s: number }[]
    share: number
    paused_until: string | null
    paused_because: string | null
    gone: { code: string; message: string } | null
    throttled_share: number | null
    waiting: number
  }[]
}

/** What is known of every limit and key. `kinds`: which model is what, for those whose limits nobody declared. */
export async function showLimits(
  db: Database,
  settings: LimitSettings,
  kinds: ReadonlyMap<string, ModelKind>,
): Promise<GroupView[]> {
  const query = db.query.bind(db)
  const { limits, keys } = await limitStates(query, settings.minute_ms)
  const calls = await throttledCalls(query)
  const waiting = await waitingForLimit(
    query,
    limits.flatMap((one) => queuedFor(one, kinds.get(one.model) ?? 'text')),
  )
  const ids = new Set([...limits.map((one) => one.limit_group), ...keys.map((one) => one.limit_group)])
  return [...ids].map((id) => ({
    id,
    provider: id.split('/')[0] ?? id,
    keys: keys.filter((key) => key.limit_group === id).map(keyView),
    models: limits.filter((one) => one.limit_group === id).map(modelView),
  }))

  function modelView(one: LimitState): GroupView['models'][number] {
    const group = settings.groups.find(({ id }) => id === one.limit_group)
    const declared = group ? limitsOf(group, one.model) : null
    const windows = windowsOf(declared, kinds.get(one.model) ?? 'text', one, settings.minute_ms)
    return {
      model: one.model,
      in_flight: one.flying,
      limits: windows.map((window) => usedOf(window, one, settings.minute_ms)),
      share: one.share,
      paused_until: one.paused_until?.toISOString() ?? null,
      paused_because: one.paused_because,
      gone: one.gone && { code: one.gone.code, message: one.gone.message },
      throttled_share: throttledShare(one, group, calls),
      waiting: waiting.get(modelId(one)) ?? 0,
    }
  }
}

const usedOf = ({ dimension, limit, window_ms }: Window, one: LimitState, minute_ms: number) => ({
  dimension,
  limit,
  used: window_ms > minute_ms ? one.requests_of_day : one[dimension],
  window_s: window_ms / 1_000,
})

// What is judged is judged on the way: no step waits for a judge in line.
const queueOf = { text: 'text', image: 'images', moderation: null } as const satisfies Record<
  ModelKind,
  string | null
>
const queuedFor = (one: LimitState, kind: ModelKind) => {
  const queue = queueOf[kind]
  return queue === null ? [] : [{ id: modelId(one), queue }]
}
const modelId = ({ provider, model }: LimitState) => `${provider}:${model}`

/** Of a group that is in the configuration by its keys; of another, whatever its provider's model was asked. */
function throttledShare(one: LimitState, group: Group | undefined, all: readonly Throttled[]): number | null {
  const own = all.filter(
    ({ model, key_ref }) =>
      model === modelId(one) && (!group || (key_ref !== null && group.key_refs.includes(key_ref))),
  )
  const calls = own.reduce((sum, { calls }) => sum + calls, 0)
  const refused = own.reduce((sum, { refused }) => sum + refused, 0)
  return calls === 0 ? null : Math.round((refused / calls) * 1e4) / 1e4
}

const keyView = ({ ref, state, code, message, since, probe_at }: KeyState): GroupView['keys'][number] => ({
  ref,
  state,
  code,
  message,
  since: since.toISOString(),
  probe_at: probe_at?.toISOString() ?? null,
})
