import type { Fault } from './config.ts'
import type { How, Reply, Work } from './contract.ts'
import { isFree, isTwist, wireFault, type WireFault } from './fault-names.ts'
import { latency } from './latency.ts'
import type { Limiter } from './limits.ts'
import { assetOf, dressed, note, type Visit } from './visit.ts'
import { deliver } from './wire.ts'

/** Charges, writes it down, makes the answer, takes its time, and sends it as far as the fault lets it. */
export async function answer(
  visit: Visit,
  work: Work,
  fault: Fault | null,
  limiter: Limiter | null,
): Promise<void> {
  const { world, route, out } = visit
  const ready_at = visit.t + time(visit)
  const wire = fault ? wireFault(fault.what) : null
  const twist = fault && isTwist(fault.what) ? fault.what : null
  const charged_usd = charge(visit, work, fault)
  const how: How = { twist, ready_at, seq: visit.seq, project: visit.key?.project.name ?? '' }
  const make = maker(work, how)
  // before the line is written: a second call with the same key may come at any moment, and must find it
  if (twist === null && charged_usd > 0) keep(visit, make, ready_at)
  const { status } = await make()
  const job_id = work.job_id?.(visit.seq)
  const noted = { outcome: fault?.what ?? 'answered', status: seen(status, wire), charged_usd }
  await note(visit, work, { ...noted, ...(job_id !== undefined && { job_id }) })
  if (!work.submits) await world.pause(ready_at - world.now())
  if (out.destroyed) await world.ledger.left(visit.seq)
  const limits = limiter ? route.voice.limitHeaders(limiter.states(visit.t)) : {}
  const reply = dressed(visit, await make(), limits)
  await deliver(world, out, { ...reply, headers: { ...reply.headers, ...fault?.headers } }, wire)
  // what was submitted is worked on although its call is over
  if (work.submits && limiter) await world.pause(ready_at - world.now())
}

/** Answers are made again rather than held, because pictures are large; a job is made once, and a poll sees one moment. */
function maker(work: Work, how: How): () => Promise<Reply> {
  if (work.model && !work.submits) return async () => await work.answer(how)
  const first = Promise.resolve(work.answer(how))
  return () => first
}

/** What the caller sees; null is nothing at all. */
function seen(status: number, wire: WireFault | null): number | null {
  if (wire === 'html_502') return 502
  return wire === 'refuse' || wire === 'cut_after_charge' || wire === 'hang' ? null : status
}

function charge({ world, key }: Visit, work: Work, fault: Fault | null): number {
  const due = fault?.charge ?? !(fault && isFree(fault.what))
  if (!key || !due) return 0
  const usd = work.usd()
  world.projects.charge(key.project, usd)
  return usd
}

function time({ world, route }: Visit): number {
  const { kind } = route
  if (kind === 'poll' || kind === 'free') return 0
  return latency(world.config.latency[kind], world.random) / world.config.speed
}

const replyKey = (visit: Visit) => {
  const asset = assetOf(visit.incoming)
  const { world, key, incoming } = visit
  return world.config.honour_idempotency && asset && key
    ? `${key.project.name} ${incoming.path} ${asset}`
    : null
}

/** Only a good answer is kept: nobody would want a broken one for ever. */
function keep(visit: Visit, again: () => Promise<Reply>, ready_at: number): void {
  const name = replyKey(visit)
  if (name !== null) visit.world.replies.set(name, { again, ready_at })
}

/** Answers a repeated idempotency key with the first answer, for nothing. False when there is none. */
export async function replay(visit: Visit, work: Work): Promise<boolean> {
  const { world, out } = visit
  const name = replyKey(visit)
  const kept = name === null ? undefined : world.replies.get(name)
  if (!kept) return false
  const reply = await kept.again()
  await note(visit, work, { outcome: 'replayed', status: reply.status })
  if (!work.submits) await world.pause(kept.ready_at - world.now())
  const headers = { ...reply.headers, 'idempotent-replayed': 'true' }
  await deliver(world, out, dressed(visit, { ...reply, headers }), null)
  return true
}
