import type { Fault } from './config.ts'
import type { How, Reply, Work } from './contract.ts'
import { isFree, isTwist, wireFault } from './fault-names.ts'
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
  const wait_ms = time(visit)
  const ready_at = visit.t + wait_ms
  const wire = fault ? wireFault(fault.what) : null
  const twist = fault && isTwist(fault.what) ? fault.what : null
  const charged_usd = charge(visit, work, fault)
  const how: How = { twist, ready_at, seq: visit.seq, project: visit.key?.project.name ?? '' }
  // begun before the line is written: it names the job, and a second call with the same key must find it
  const making = Promise.resolve(work.answer(how))
  keep(visit, making, ready_at, charged_usd, twist === null)
  const words = await making
  const status =
    wire === 'html_502' ? 502 : wire === 'refuse' || wire === 'cut_after_charge' ? null : words.status
  await note(visit, work, { outcome: fault?.what ?? 'answered', status, charged_usd })
  const reply = dressed(visit, words, limiter ? route.voice.limitHeaders(limiter.states(visit.t)) : {})
  if (!work.submits) await world.pause(ready_at - world.now())
  await deliver(world, out, { ...reply, headers: { ...reply.headers, ...fault?.headers } }, wire)
  // what was submitted is worked on although its call is over
  if (work.submits && limiter) await world.pause(ready_at - world.now())
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
function keep(
  visit: Visit,
  reply: Promise<Reply>,
  ready_at: number,
  charged_usd: number,
  good: boolean,
): void {
  const name = replyKey(visit)
  if (name && good && charged_usd > 0) visit.world.replies.set(name, { reply, ready_at })
}

/** Answers a repeated idempotency key with the first answer, for nothing. False when there is none. */
export async function replay(visit: Visit, work: Work): Promise<boolean> {
  const { world, out } = visit
  const name = replyKey(visit)
  const kept = name ? world.replies.get(name) : undefined
  if (!kept) return false
  const reply = await kept.reply
  await note(visit, work, { outcome: 'replayed', status: reply.status })
  if (!work.submits) await world.pause(kept.ready_at - world.now())
  const words = dressed(visit, { ...reply, headers: { ...reply.headers, 'idempotent-replayed': 'true' } })
  await deliver(world, out, words, null)
  return true
}
