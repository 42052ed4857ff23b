import { isByHand } from '../book/given.ts'
import type { Permit } from '../book/limit.ts'
import { storable } from '../book/text.ts'
import type { Claim, PutBack, Settlement } from '../book/step.ts'
import type { EarlierCall } from '../db/calls.ts'
import { failpoint } from '../failpoint.ts'
import type { Files } from '../files/contract.ts'
import type { Pipeline, StepAnswer, StepInput, StepKind, Tools } from '../pipeline/contract.ts'
import type { Failure, Models, Usage } from '../providers/contract.ts'
import type { NewId } from '../book/ids.ts'
import { badOutputs } from './answered.ts'
import { lostCalls, mayAskAgain, tokensOf } from './answered.ts'
import { Calls } from './calls.ts'
import { keep, keepSurely, salvage, sha256, type Kept } from './keep.ts'
import {
  burial,
  bug,
  bury,
  finish,
  giveBack,
  mostCrashes,
  outcomeUnknown,
  poison,
  type Outcome,
} from './outcome.ts'
import { judge } from './retry.ts'
import { settlement } from './settlement.ts'
import { modelsFor } from './models-for.ts'
import type { Till } from './till.ts'

/** `held`: whether the claim was still ours when the input was read; a cancel takes it away. */
export type LoadedStep = { input: StepInput; deadline_in_ms: number; held: boolean }

/** Everything a step's life needs from outside. */
export type Surroundings = {
  pipelines: ReadonlyMap<string, Pipeline>
  models: Models
  files: Files
  load(claim: Claim, kind: StepKind): Promise<LoadedStep>
  /** Calls of the step's earlier attempts, newest first. */
  earlier(claim: Claim): Promise<EarlierCall[]>
  /** Where paid calls get their permits and their place in the ledger; null if no model is metered. */
  till: Till | null
  newId: NewId
  random(): number
}

/**
 * A claim, when it was asked for (monotonic ms), the permit it came with, until somebody takes it, and what stops it: its
 * time, its worker leaving, or its claim being lost.
 */
export type Job = { claim: Claim; asked_at: number; permit: Permit | null; stop: AbortController }

// A claim that took longer to reach us may be about to be taken over: then nothing is sent.
const freshFor_ms = 5_000
// How long after an abort a step may still answer before its worker goes on without it.
const abortGrace_ms = 2_000

/** The life of a step: refuse, load, salvage, run, keep, end. Never throws: what can go wrong is an outcome. */
export async function runStep(job: Job, around: Surroundings): Promise<Outcome> {
  try {
    return await live(job, around)
  } finally {
    // Nobody took it, so nothing was sent with it.
    if (job.permit) around.till?.desk.release([job.permit])
  }
}

async function live(job: Job, around: Surroundings): Promise<Outcome> {
  const pipeline = around.pipelines.get(job.claim.pipeline)
  const kind = pipeline?.kinds[job.claim.kind]
  if (!pipeline || !kind) return giveBack(job.claim, 'this worker does not know the step', 60_000)
  if (!job.claim.intent) return giveBack(job.claim, 'an earlier call of the step is still open', 10_000)
  const loaded = await around.load(job.claim, kind).catch((error: unknown) => error)
  if (!isLoaded(loaded)) return giveBack(job.claim, 'its input could not be read', 5_000)
  if (!loaded.held) return giveBack(job.claim, 'it was cancelled or taken over before it began', 0)
  if (job.claim.crashes >= mostCrashes)
    return bury(job.claim, kind, poison, settlement(poison, poison.message), loaded.input.order)
  return await makeSafely(job, { pipeline, kind, loaded }, around)
}

/** What is known of a step when it is made. */
type Making = { pipeline: Pipeline; kind: StepKind; loaded: LoadedStep }

async function makeSafely(job: Job, making: Making, wide: Surroundings): Promise<Outcome> {
  const { claim } = job
  const around = { ...wide, models: modelsFor(claim, wide.models) }
  try {
    await failpoint('step.claimed', claim.key)
    const all = claim.attempt > 1 ? await around.earlier(claim) : []
    const earlier = all.filter((one) => one.class !== 'bad_output' || one.job !== null)
    const calls = callsOf(job, making.kind, earlier, around)
    const answer = await make(job, making, earlier, calls, around).catch((error: unknown) =>
      refused(bug(error)),
    )
    return 'end' in answer ? answer : decide(claim, making, answer.failure, all, calls, around)
  } catch (error) {
    return giveBack(claim, `its earlier calls could not be read (${(error as Error).name})`, 5_000)
  }
}

const refused = (failure: Failure) => ({ ok: false, failure }) as const

const callsOf = (job: Job, kind: StepKind, earlier: EarlierCall[], { models, till }: Surroundings) =>
  new Calls({
    claim: job.claim,
    models,
    till,
    takePermit: () => {
      const { permit } = job
      job.permit = null
      return permit
    },
    earlier,
    signal: job.stop.signal,
    timeout_ms: kind.timeout_ms,
  })

const isLoaded = (loaded: unknown): loaded is LoadedStep =>
  typeof loaded === 'object' && loaded !== null && 'held' in loaded

async function make(
  job: Job,
  { pipeline, kind, loaded }: Making,
  earlier: EarlierCall[],
  calls: Calls,
  around: Surroundings,
): Promise<Outcome | ReturnType<typeof refused>> {
  const { claim } = job
  const model = isByHand(loaded.input.given) ? null : (kind.model?.(around.models) ?? null)
  const end = { pipeline, kind, model, order: loaded.input.order, newId: around.newId }
  const models = { text: around.models.text.id, image: around.models.image.id }
  const inputs = kind.step.fingerprint?.(loaded.input, models)
  const inputs_hash = inputs === undefined ? null : sha256(JSON.stringify([claim.kind, inputs]))
  const found = inputs_hash && (await salvage(around.files, claim, tokensOf(earlier), inputs_hash))
  if (found) {
    await around.till?.adopt(
      { step_id: claim.id, token: found.token, purpose: 'main', by: claim.token },
      { usd: found.kept.usd, units: {} },
    )
    const call = { state: 'not_sent', because: 'an earlier result was found' } as const
    return finish(claim, end, found.kept, call)
  }
  if (!mayAskAgain(earlier, kind.retry.unknown)) {
    const held = settlement(outcomeUnknown, outcomeUnknown.message)
    return bury(claim, kind, outcomeUnknown, held, loaded.input.order)
  }
  await failpoint('step.before-send', claim.key)
  if (job.stop.signal.aborted) return giveBack(claim, 'it was stopped before anything was sent', 0)
  if (performance.now() - job.asked_at > freshFor_ms)
    return giveBack(claim, 'the claim was stale before anything was sent', 0)
  const answer = checked(await within(job, kind, loaded.input, calls, around), kind)
  if (!answer.ok) return answer
  await failpoint('step.answered', claim.key)
  const kept: Kept = inputs_hash
    ? await keepSurely(() => keep(around.files, claim, inputs_hash, answer), job.stop.signal)
    : { inputs_hash, value: answer.value, blob: null, usd: 0 }
  const call = calls.metered ? calls.main : ({ state: 'ok', ...paid(answer.usage) } as const)
  return finish(claim, end, kept, call)
}

const paid = (usage: Usage | undefined): Partial<Settlement> =>
  usage ? { usd: usage.usd, units: usage.units, request_id: usage.request_id } : {}

/** Runs the step with its time limit. A step that does not stop when told to is left behind. */
async function within(
  { stop }: Job,
  kind: StepKind,
  input: StepInput,
  calls: Calls,
  around: Surroundings,
): Promise<StepAnswer> {
  const { text, image } = around.models
  const tools: Tools = {
    models: { text: text.id, image: image.id },
    takes_references: image.takes_references,
    write: (request, purpose) => calls.write(request, purpose),
    draw: (request, purpose) => calls.draw(request, purpose),
    moderate: (texts, purpose) => calls.moderate(texts, purpose),
    signal: stop.signal,
    read: async (key) => {
      const bytes = await around.files.get(key)
      if (!bytes) throw new Error(`the bytes of ${key} are gone`)
      return bytes
    },
  }
  const limit = setTimeout(() => stop.abort(timedOut), kind.timeout_ms)
  const { promise: abandoned, resolve: abandon } = Promise.withResolvers<StepAnswer>()
  stop.signal.addEventListener('abort', () => setTimeout(abandon, abortGrace_ms, tooLate).unref(), {
    once: true,
  })
  const answer = await Promise.race([kind.step.run(input, tools), abandoned]).finally(() =>
    clearTimeout(limit),
  )
  if (answer.ok || answer.failure.class !== 'cancelled' || stop.signal.reason !== timedOut) return answer
  const message = `It took longer than ${kind.timeout_ms / 1000} s.`
  return { ok: false, failure: { ...answer.failure, class: 'timeout', code: 'timeout', message } }
}

// Its name is how a transport tells a call that took too long from one that was called off.
const timedOut = new DOMException('the step took too long', 'TimeoutError')
const tooLate: StepAnswer = {
  ok: false,
  failure: {
    class: 'cancelled',
    code: 'aborted',
    message: 'The step did not stop in time.',
    sent: 'unknown',
    charge: 'possible',
    scope: 'request',
  },
}

/** What cannot be stored or read by later steps is not an answer. */
function checked(answer: StepAnswer, kind: StepKind): StepAnswer {
  if (!answer.ok) return answer
  const parsed = kind.step.output.safeParse(storable(answer.value))
  if (parsed.success) return { ...answer, value: parsed.data }
  const message = parsed.error.issues[0]?.message ?? 'The answer has the wrong shape.'
  return {
    ok: false,
    failure: {
      class: 'bad_output',
      code: 'wrong_shape',
      message,
      sent: 'yes',
      charge: 'yes',
      scope: 'request',
    },
  }
}

function decide(
  claim: Claim,
  { kind, loaded }: Making,
  failure: Failure,
  earlier: EarlierCall[],
  calls: Calls,
  around: Surroundings,
): Outcome {
  const history = {
    tries: claim.tries,
    attempt: claim.attempt,
    unknowns: lostCalls(earlier) + (calls.main.state === 'unknown' ? 1 : 0),
    bad_outputs: badOutputs(earlier),
    deadline_in_ms: loaded.deadline_in_ms,
  }
  const verdict = judge(failure, history, kind.retry, around.random)
  const call = callOf(failure, verdict.because, calls)
  if (verdict.do === 'bury') return bury(claim, kind, failure, call, loaded.input.order)
  if (verdict.do === 'fail book') return { end: 'fail book', ending: burial(claim, kind, failure, call) }
  const back: PutBack = {
    claim,
    after_ms: verdict.do === 'give back' ? 0 : verdict.after_ms,
    tried: verdict.do === 'retry' ? 1 : 0,
    wait_reason: verdict.do === 'wait' ? verdict.reason : verdict.do === 'retry' ? 'backoff' : null,
    because: verdict.because,
    error_code: failure.code,
    error_class: failure.class,
    call,
  }
  return { end: 'put back', back }
}

/** What the ledger says of the main call; one that was paid and turned out to be of no use has failed. */
function callOf(failure: Failure, because: string, calls: Calls): Settlement {
  if (!calls.metered) return settlement(failure, because)
  if (failure.class !== 'bad_output' || calls.main.state !== 'ok') return { ...calls.main, because }
  return { ...calls.main, state: 'failed', class: failure.class, code: failure.code, because }
}
