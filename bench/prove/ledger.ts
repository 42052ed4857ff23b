import { readFile } from 'node:fs/promises'
import type { Entry } from '../../simulator/ledger.ts'
import type { Database } from '../../src/db/database.ts'

/** Every arrival at the simulator, in the order of arriving: lines are written when the answer is there. */
export async function readLedger(path: string): Promise<Entry[]> {
  // What stands after the last line end is being written.
  const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  return lines
    .map((line) => JSON.parse(line) as Entry)
    .filter((entry) => 't' in entry)
    .toSorted((a, b) => a.t - b.t)
}

/** A call as our own ledger has it; times in milliseconds since 1970, of the database. */
export type Call = {
  asset: string
  step_id: string
  key: string
  purpose: string
  attempt: number
  state: string
  charge: string | null
  class: string | null
  code: string | null
  because: string | null
  key_ref: string | null
  sent_ms: number | null
  settled_ms: number | null
}

const ms = (time: string) => `(extract(epoch from ${time}) * 1000)::float8`

/** Every call that had leave to be sent. */
export async function readCalls(db: Database): Promise<Call[]> {
  return await db.query<Call>(
    `select c.step_id || case when c.purpose = 'main' then '' else ':' || c.purpose end as asset, c.step_id, s.key, c.purpose,
       c.attempt, c.state, c.charge, c.class, c.code, c.because, c.key_ref, ${ms('c.sent_at')} as sent_ms,
       ${ms('c.settled_at')} as settled_ms
     from storymill.step_calls c join storymill.steps s on s.id = c.step_id where c.metered and c.sent_at is not null
     order by c.sent_at`,
  )
}

/** Both name a key by a hash of it; ours is the shorter. */
export const sameKey = (ours: string | null, theirs: string | null): boolean =>
  ours !== null && theirs !== null && theirs.startsWith(ours.split(':')[1] ?? '?')

/** A charge of the provider with the call of ours that it belongs to, if there is one. */
export type Charged = { entry: Entry; call: Call | null }

/** The clock of one machine, read by two processes. */
const clockSlack_ms = 20

/** Finds to each arrival the call that sent it: the last one of its asset, with its key, that had leave before it came. */
export function joined(entries: readonly Entry[], calls: readonly Call[]): Charged[] {
  const byAsset = Map.groupBy(calls, (call) => call.asset)
  const taken = new Set<Call>()
  return entries.map((entry) => {
    const call = (byAsset.get(entry.idempotency_key ?? '') ?? []).findLast(
      (one) =>
        !taken.has(one) &&
        one.sent_ms !== null &&
        one.sent_ms <= entry.t + clockSlack_ms &&
        sameKey(one.key_ref, entry.key_ref),
    )
    if (call) taken.add(call)
    return { entry, call: call ?? null }
  })
}
