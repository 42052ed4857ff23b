import { setTimeout as wait } from 'node:timers/promises'
import type { CallContext, Failure } from '../contract.ts'
import { seeded } from './random.ts'

/** How the demo provider behaves, so that a service can be tried under slow and failing models without any. */
export type DemoBehaviour = {
  /** Milliseconds a call takes, least and most. */
  latency: [number, number]
  /** Share of calls, 0 to 1, that fail and may be sent again. */
  fail: number
  /** Share of pictures, 0 to 1, that are refused at every attempt. */
  refuse: number
  seed: number
}

const longest = 600_000

function share(name: string, value: string): number {
  const number = Number(value)
  if (value !== '' && number >= 0 && number <= 1) return number
  throw new Error(`STORYMILL_DEMO: ${name} must be a number from 0 to 1, e.g. ${name}=0.1, not "${value}".`)
}

function latency(value: string): [number, number] {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(value)
  const low = Number(match?.[1])
  const high = Number(match?.[2] ?? match?.[1])
  if (low <= high && high <= longest) return [low, high]
  throw new Error(
    `STORYMILL_DEMO: latency must be MIN-MAX in milliseconds up to ${longest}, e.g. latency=150-600, not "${value}".`,
  )
}

function whole(value: string): number {
  if (/^\d{1,10}$/.test(value) && Number(value) <= 2_147_483_647) return Number(value)
  throw new Error(
    `STORYMILL_DEMO: seed must be a whole number from 0 to 2147483647, e.g. seed=7, not "${value}".`,
  )
}

/**
 * Reads `STORYMILL_DEMO`, e.g. `latency=20-80,fail=0.1,refuse=0.02,seed=7`. What is not given keeps its default;
 * anything else is an `Error` whose message is one sentence for the person who set it.
 */
export function parseDemo(text: string): DemoBehaviour {
  const demo: DemoBehaviour = { latency: [150, 600], fail: 0, refuse: 0, seed: 0 }
  const seen = new Set<string>()
  for (const part of text.split(',').map((piece) => piece.trim())) {
    if (part === '') continue
    const [name = '', value = ''] = part.split(/=(.*)/s).map((piece) => piece.trim())
    if (seen.has(name)) throw new Error(`STORYMILL_DEMO: ${name} is given twice.`)
    seen.add(name)
    if (name === 'latency') demo.latency = latency(value)
    else if (name === 'fail' || name === 'refuse') demo[name] = share(name, value)
    else if (name === 'seed') demo.seed = whole(value)
    else throw new Error(`STORYMILL_DEMO: "${name}" is not one of latency, fail, refuse, seed.`)
  }
  return demo
}

const stopped: Failure = {
  class: 'cancelled',
  code: 'cancelled',
  message: 'The call was stopped before the demo provider answered.',
  sent: 'no',
  charge: 'no',
  scope: 'request',
}
const refused: Failure = {
  class: 'moderation_input',
  code: 'content_refused',
  message: 'The demo provider refuses this picture, as STORYMILL_DEMO asks (refuse=…).',
  sent: 'yes',
  charge: 'no',
  scope: 'request',
}
const failed: Failure = {
  class: 'not_sent',
  code: 'demo_failure',
  message: 'The demo provider failed, as STORYMILL_DEMO asks (fail=…). The next attempt may work.',
  sent: 'no',
  charge: 'no',
  scope: 'request',
}

/**
 * Takes the time of a call and says how it fails, or null. A failure depends on the attempt; a refusal only on the
 * idempotency key, so a refused picture stays refused until a redo opens a new revision. Never throws.
 */
export async function behave(
  demo: DemoBehaviour,
  call: CallContext,
  kind: 'text' | 'picture',
): Promise<Failure | null> {
  const random = seeded(demo.seed, 'call', call.idempotency_key, call.attempt)
  try {
    await wait(random.int(...demo.latency), undefined, { signal: call.signal })
  } catch {
    return stopped
  }
  if (kind === 'picture' && seeded(demo.seed, 'refuse', call.idempotency_key).chance(demo.refuse))
    return refused
  return random.chance(demo.fail) ? failed : null
}
