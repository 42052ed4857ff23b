import type { NewId } from '../book/ids.ts'
import type { Permit } from '../book/limit.ts'
import type { Database, Query } from '../db/database.ts'
import { postponeProbe } from '../db/limits.ts'
import * as rows from '../db/permits.ts'
import { grant, lateness_ms, type Grant, type GroupState, type Need } from './grant.ts'
import { limitsOf, windowsOf, type Group, type LimitSettings, type ModelKind } from './settings.ts'

/** Which model is to be called, what a call needs, and how long one may be in flight. */
export type Ask = {
  provider: string
  model: string
  kind: ModelKind
  need: Need
  n: number
  life_ms: number
  /** The steps it is for: no more permits than are ready. Null: for a call that is at hand. */
  steps: rows.StepsOf | null
  /** A key whose group is to be asked again if any key of it can serve: only there an idempotency key is known. */
  near?: string | undefined
  /** Workers alive: with others about, a worker asks for its share. */
  workers: number
}

/** No key can serve: since when (ms ago), and why, in the words of the first to say so. */
export type Dark = { since_ms: number; code: string; message: string }
export type Asked = { permits: Permit[]; again_ms: number | null; ready: number; dark: Dark | null }

export type AskParts = {
  db: Database
  settings: LimitSettings
  worker_id: string
  /** Keys whose secret this process holds. */
  key_refs: ReadonlySet<string>
  newId: NewId
}

/** Asks for permits, all dimensions together, on the database's clock. */
export async function askPermits(parts: AskParts, ask: Ask): Promise<Asked> {
  const query = parts.db.query.bind(parts.db)
  const ready = ask.steps === null ? ask.n : await rows.readySteps(query, ask.steps, ask.n * ask.workers)
  const n = Math.min(ask.n, Math.ceil(ready / ask.workers))
  if (n === 0) return { permits: [], again_ms: null, ready: 0, dark: null }
  const groups = parts.settings.groups.filter((group) => group.provider === ask.provider)
  const given = await parts.db.transaction((tx) => give(tx, parts, groups, ask, n))
  // Ours is the time it came, which is late by at most the way here; its end counts from before it was written.
  const received_at = performance.now()
  const permits = given.permits.map((one) => ({
    id: one.id,
    group: one.limit_group,
    model: one.model,
    key_ref: one.key_ref,
    tokens: one.tokens,
    start_ms: received_at + one.start_ms,
    until_ms: given.written_at + one.start_ms + lateness_ms,
  }))
  return { permits, again_ms: given.again_ms, ready, dark: given.dark }
}

/** `written_at`: on our clock, a moment before the database took the time they count from. */
type Given = { permits: rows.NewPermit[]; again_ms: number | null; dark: Dark | null; written_at: number }
type Usable = { group: Group; limit: rows.LimitRow; able: rows.KeyRow[] }

async function give(query: Query, parts: AskParts, groups: Group[], ask: Ask, n: number): Promise<Given> {
  const ids = groups.map((group) => group.id)
  await rows.lockLimits(query, ids, ask.model)
  const refs = groups.flatMap((group) => group.key_refs).filter((ref) => parts.key_refs.has(ref))
  const limits = await rows.readLimits(query, ids, ask.model)
  const keys = await rows.readKeys(query, refs, ask.model)
  const usable = groups.flatMap((group): Usable[] => {
    const limit = limits.find((one) => one.limit_group === group.id)
    const able = keys.filter((key) => key.limit_group === group.id && canServe(key))
    const gone = limit?.gone && limit.gone.since_ms > -parts.settings.probe_ms.revoked
    return limit && !gone && able.length > 0 ? [{ group, limit, able }] : []
  })
  // Another configuration has moved them: not dark, only not ours.
  const moved = keys.some((key) => key.state === 'active' && !ids.includes(key.limit_group))
  if (usable.length === 0 && moved) return { permits: [], again_ms: 5_000, dark: null, written_at: 0 }
  if (usable.length === 0) return { permits: [], again_ms: null, dark: whyDark(limits, keys), written_at: 0 }
  const used = await rows.readUsed(query, ids, ask.model, longestWindow(usable, ask.model, parts.settings))
  const flying = await rows.readFlying(query, ids, ask.model)
  const near = usable.filter(({ group }) => group.key_refs.includes(ask.near ?? ''))
  const states = (near.length > 0 ? near : usable).map((one) =>
    stateOf(one, used, flying, ask, parts.settings),
  )
  const { grants, again_ms } = grant(states, ask.need, n)
  const permits = grants.map((one) => permitRow(one, ask, parts))
  const written_at = performance.now()
  if (permits.length > 0) await rows.insertPermits(query, permits)
  const given = new Set(permits.map((one) => one.key_ref))
  const probed = keys.filter((key) => key.state !== 'active' && given.has(key.ref)).map((key) => key.ref)
  if (probed.length > 0) await postponeProbe(query, probed, parts.settings.probe_ms.exhausted)
  return { permits, again_ms, dark: null, written_at }
}

const permitRow = (
  { group, key, start_ms }: Grant,
  ask: Ask,
  { newId, worker_id }: AskParts,
): rows.NewPermit => ({
  id: newId(),
  limit_group: group,
  model: ask.model,
  key_ref: key,
  worker_id,
  start_ms,
  life_ms: ask.life_ms,
  tokens: ask.need.tokens,
  images: ask.need.images,
})

/** How far back it must be counted, with what the counting is too coarse by. */
const longestWindow = (usable: Usable[], model: string, { minute_ms }: LimitSettings): number =>
  usable.some(({ group }) => limitsOf(group, model)?.requests_per_day)
    ? 24 * 3_600_000 + 600_000
    : minute_ms + 5_000

const canServe = (key: rows.KeyRow): boolean =>
  key.state === 'active' || (key.probe_ms !== null && key.probe_ms <= 0)

const aDay_ms = 24 * 3_600_000

/** The newest trouble: since it, nobody can serve. */
function whyDark(limits: rows.LimitRow[], keys: rows.KeyRow[]): Dark {
  const troubles = [
    ...limits.flatMap((limit) => (limit.gone ? [limit.gone] : [])),
    ...keys.flatMap((key) =>
      key.state === 'active'
        ? []
        : [{ since_ms: key.since_ms, code: key.code ?? key.state, message: key.message ?? '' }],
    ),
  ].toSorted((a, b) => b.since_ms - a.since_ms)
  const [newest] = troubles
  return newest
    ? { ...newest, since_ms: Math.max(0, -newest.since_ms) }
    : { since_ms: aDay_ms, code: 'no_key', message: 'There is no key for this provider.' }
}

function stateOf(
  { group, limit, able }: Usable,
  used: rows.UsedRow[],
  flying: ReadonlyMap<string, number>,
  ask: Ask,
  { minute_ms }: LimitSettings,
): GroupState {
  const declared = limitsOf(group, ask.model)
  return {
    group: group.id,
    windows: windowsOf(declared, ask.kind, limit, minute_ms),
    left_over: Object.entries(limit.left_over)
      .filter(([, left]) => left.until_ms > 0)
      .map(([dimension, left]) => ({ dimension: dimension as keyof Need, ...left })),
    concurrency: declared?.concurrency ?? Number.POSITIVE_INFINITY,
    flying: flying.get(group.id) ?? 0,
    used: used.filter((one) => one.limit_group === group.id),
    paused_ms: limit.paused_ms,
    keys: able.map((key) => ({ ref: key.ref, flying: key.flying, probe: key.state !== 'active' })),
  }
}
