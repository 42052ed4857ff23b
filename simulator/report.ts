import type { Entry } from './ledger.ts'
import { rounded } from './prices.ts'
import type { World } from './world.ts'

const groups = <K extends string>(entries: readonly Entry[], by: (entry: Entry) => K | null) => {
  const found = new Map<K, Entry[]>()
  for (const entry of entries) {
    const key = by(entry)
    if (key === null) continue
    const group = found.get(key)
    if (group) group.push(entry)
    else found.set(key, [entry])
  }
  return [...found]
}

const sizes = (entries: readonly Entry[], by: (entry: Entry) => string | null) =>
  Object.fromEntries(groups(entries, by).map(([key, group]) => [key, group.length]))

const charges = (entries: readonly Entry[]) => entries.filter((one) => one.charged_usd > 0)
const usdOf = (entries: readonly Entry[]) => rounded(entries.reduce((sum, one) => sum + one.charged_usd, 0))

/** What was paid more than once; `bodies` above 1: the key was used for different requests. */
const duplicates = (entries: readonly Entry[]) =>
  groups(charges(entries), (one) => one.idempotency_key)
    .filter(([, group]) => group.length > 1)
    .map(([asset, group]) => ({
      asset,
      charges: group.length,
      usd: usdOf(group),
      bodies: new Set(group.map((one) => one.body_hash)).size,
    }))

/** How many were sent although the one before had been told no: of each row of refusals all but the first. */
function afterTheFirst(
  entries: readonly Entry[],
  who: (entry: Entry) => string | null,
  refused: (entry: Entry) => boolean,
) {
  const rows = groups(
    entries.filter((one) => (one.kind !== 'poll' && one.kind !== 'free') || refused(one)),
    who,
  ).map(([name, group]) => {
    let known = false
    let sends = 0
    for (const entry of group) {
      if (refused(entry) && known) sends++
      known = refused(entry)
    }
    return [name, sends] as const
  })
  return Object.fromEntries(rows.filter(([, sends]) => sends > 0))
}

const exhausted = ({ cause }: Entry) => cause === 'money' || cause === 'cap'

/** Arrivals within the time an earlier 429 of the same project and model had asked them to stay away. */
function beforeTheirTime(entries: readonly Entry[]): number {
  const until = new Map<string, number>()
  let early = 0
  for (const { project, model, t, wait_ms } of entries) {
    const group = `${project}/${model}`
    if (model && t < (until.get(group) ?? 0)) early++
    if (wait_ms !== undefined) until.set(group, Math.max(until.get(group) ?? 0, t + wait_ms))
  }
  return early
}

function peaks(world: World) {
  const rows = [...world.projects.projects.values()].flatMap(({ name, limiters }) =>
    [...limiters].map(([model, limiter]) => [`${name}/${model}`, limiter.peaks()] as const),
  )
  return Object.fromEntries(rows)
}

export type Report = ReturnType<typeof report>

/** The numbers a run is judged by. */
export function report(world: World) {
  const entries = world.ledger.entries()
  const paid = charges(entries)
  const peak_per_window = peaks(world)
  const keys = (entry: Entry) => entry.key_ref
  return {
    arrivals: entries.length,
    charges: paid.length,
    usd: usdOf(entries),
    by_kind: Object.fromEntries(
      groups(entries, (one) => one.kind).map(([kind, group]) => [
        kind,
        {
          arrivals: group.length,
          charges: charges(group).length,
          usd: usdOf(group),
          ok: group.filter((one) => one.status === 200).length,
        },
      ]),
    ),
    by_outcome: sizes(entries, (one) => one.outcome),
    by_status: sizes(entries, (one) => String(one.status ?? 'cut')),
    by_key: sizes(entries, keys),
    assets: new Set(paid.flatMap((one) => one.idempotency_key ?? [])).size,
    charges_without_asset: paid.filter((one) => one.idempotency_key === null).length,
    duplicates: duplicates(entries),
    answers_not_taken: entries.filter((one) => one.left).length,
    replays: entries.filter((one) => one.outcome === 'replayed').length,
    sends_while_limited: sizes(entries, (one) => (one.status === 429 ? (one.cause ?? one.outcome) : null)),
    sends_before_retry_after: beforeTheirTime(entries),
    sends_after_revoked: afterTheFirst(entries, keys, (one) => one.cause === 'key'),
    sends_after_exhausted: afterTheFirst(entries, keys, exhausted),
    sends_to_exhausted_project: afterTheFirst(entries, (one) => one.project, exhausted),
    peak_per_window,
    max_concurrency: Math.max(0, ...Object.values(peak_per_window).map((one) => one.concurrency.peak)),
    first_arrival: entries[0]?.t ?? null,
    last_arrival: entries.at(-1)?.t ?? null,
  }
}
