import { cleanText } from '../book/text.ts'
import type { Claim, Ending, PutBack, Settlement } from '../book/step.ts'
import { failpoint } from '../failpoint.ts'
import type { Files } from '../files/contract.ts'
import type { Pipeline, StepAnswer, StepInput, StepKind, StepResult, Tools } from '../pipeline/contract.ts'
import { graph, rows } from '../pipeline/graph.ts'
import type { CallContext, Failure, Models, SeededOrder, Usage } from '../providers/contract.ts'
import type { NewId } from '../book/ids.ts'
import { keep, salvage, sha256, type Kept } from './keep.ts'
import { judge } from './retry.ts'
import { delay } from './timers.ts'

/** What a step's life ends in. */
export type Outcome =
  | { end: 'commit'; ending: Ending }
  | { end: 'fail book'; ending: Ending }
  | { end: 'put back'; back: PutBack }

/** `held`: whether the claim was still ours when the input was read; a cancel takes it away. */
export type LoadedStep = { input: StepInput; deadline_in_ms: number; held: boolean }

/** Everything a step's life needs from outside. */
export type Surroundings = {
  pipelines: ReadonlyMap<string, Pipeline>
  models: Models
  files: Files
  load(claim: Claim, kind: StepKind): Promise<LoadedStep>
  earlierTokens(claim: Claim): Promise<string[]>
  newId: NewId
  random(): number
}

/** A claim, when it was asked for (monotonic ms), and what stops it: its time, its worker leaving, or its claim being lost. */
export type Job = { claim: Claim; asked_at: number; stop: AbortController }

// A claim that took longer to reach us may be about to be taken over: then nothing is sent.
const freshFor_ms = 5_000
// How long after an abort a step may still answer before its worker goes on without it.
const abortGrace_ms = 2_000
export const mostCrashes = 3

/** The life of a step: refuse, load, salvage, run, keep, end. Never throws: what can go wrong is an outcome. */
export async function runStep(job: Job, around: Surroundings): Promise<Outcome> {
  const pipeline = around.pipelines.get(job.claim.pipeline)
  const kind = pipeline?.kinds[job.claim.kind]
  if (!pipeline || !kind) return giveBack(job.claim, 'this worker does not know the step', 60_000)
  if (!job.claim.intent) return giveBack(job.claim, 'an earlier call of the step is still open', 10_000)
  const loaded = await around.load(job.claim, kind).catch((error: unknown) => error)
  if (!isLoaded(loaded)) return giveBack(job.claim, 'its input could not be read', 5_000)
  if (!loaded.held) return giveBack(job.claim, 'it was cancelled or taken over before it began', 0)
  if (job.claim.crashes >= mostCrashes) return bury(job.claim, kind, poison, null, loaded.input.order)
  try {
    await failpoint('step.claimed', job.claim.key)
    return await make(job, pipeline, kind, loaded, around)
  } catch (error) {
    return decide(job.claim, kind, loaded, { ok: false, failure: bug(error) }, around)
  }
}

const isLoaded = (loaded: unknown): loaded is LoadedStep =>
  typeof loaded === 'object' && loaded !== null && 'held' in loaded

async function make(
  job: Job,
  pipeline: Pipeline,
  kind: StepKind,
  loaded: LoadedStep,
  around: Surroundings,
): Promise<Outcome> {
  const { claim } = job
  const models = { text: around.models.text.id, image: around.models.image.id }
  const inputs = kind.step.fingerprint?.(loaded.input, models)
  const inputs_hash = inputs === undefined ? null : sha256(JSON.stringify([claim.kind, inputs]))
  const earlier = inputs_hash && claim.attempt > 1 ? await around.earlierTokens(claim) : []
  const saved = inputs_hash && (await salvage(around.files, claim, earlier, inputs_hash))
  if (saved)
    return finish(
      claim,
      pipeline,
      kind,
      loaded,
      saved,
      { state: 'not_sent', because: 'an earlier result was found' },
      around,
    )
  await failpoint('step.before-send', claim.key)
  if (job.stop.signal.aborted) return giveBack(claim, 'it was stopped before anything was sent', 0)
  if (performance.now() - job.asked_at > freshFor_ms)
    return giveBack(claim, 'the claim was stale before anything was sent', 0)
  const answer = checked(await within(job, kind, loaded.input, around), kind)
  if (!answer.ok) return decide(claim, kind, loaded, answer, around)
  await failpoint('step.answered', claim.key)
  const kept: Kept = inputs_hash
    ? await keepSurely(around.files, claim, inputs_hash, answer)
    : { inputs_hash, value: answer.value, blob: null, usd: 0 }
  const call = { state: 'ok', ...paid(answer.usage) } as const
  return finish(claim, pipeline, kind, loaded, kept, call, around)
}

/** A paid answer is not given up because the disk is full for a moment. */
async function keepSurely(
  files: Files,
  claim: Claim,
  inputs_hash: string,
  answer: StepResult,
): Promise<Kept> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await keep(files, claim, inputs_hash, answer)
    } catch (error) {
      if (attempt >= 5) throw error
      await delay(200 * 2 ** attempt).done
    }
  }
}

const paid = (usage: Usage | undefined): Partial<Settlement> =>
  usage ? { usd: usage.usd, units: usage.units, request_id: usage.request_id } : {}

/** Runs the step with its time limit. A step that does not stop when told to is left behind. */
async function within(
  { claim, stop }: Job,
  kind: StepKind,
  input: StepInput,
  around: Surroundings,
): Promise<StepAnswer> {
  const { text, image } = around.models
  const call: CallContext = {
    signal: stop.signal,
    idempotency_key: claim.id,
    attempt: claim.attempt,
    key: null,
    job: null,
    saveJob: async () => {},
  }
  const tools: Tools = {
    models: { text: text.id, image: image.id },
    takes_references: image.takes_references,
    write: (request) => text.run(request, call),
    draw: (request) => image.run(request, call),
    moderate: async () => ({ ok: true, value: [], usage: { usd: 0, units: {} } }),
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

const timedOut = new Error('the step took too long')
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

function storable(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, storable(inner)]))
}

function finish(
  claim: Claim,
  pipeline: Pipeline,
  kind: StepKind,
  loaded: LoadedStep,
  kept: Kept,
  call: Partial<Settlement>,
  around: Surroundings,
): Outcome {
  const value = kept.value ?? null
  const ending: Ending = {
    claim,
    part: kind.part,
    state: 'done',
    value,
    title: titleOf(value),
    inputs_hash: kept.inputs_hash,
    blob: kept.blob,
    next: claim.kind === pipeline.first ? theRest(pipeline, claim, loaded.input.order, around.newId) : [],
    call: { state: 'ok', model: kind.model?.(around.models) ?? null, ...call },
    error: null,
  }
  return { end: 'commit', ending }
}

const titleOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
    ? value.title
    : null

/** A plan's commit brings the rest of the book's steps. */
function theRest(pipeline: Pipeline, claim: Claim, order: SeededOrder, newId: NewId) {
  const nodes = graph(pipeline, order.pages)
  const make = new Set(nodes.map((node) => node.key).filter((key) => key !== claim.key))
  return rows(pipeline, nodes, make, newId)
}

function decide(
  claim: Claim,
  kind: StepKind,
  loaded: LoadedStep,
  { failure }: Extract<StepAnswer, { ok: false }>,
  around: Surroundings,
): Outcome {
  const history = {
    tries: claim.tries,
    attempt: claim.attempt,
    unknowns: 0,
    deadline_in_ms: loaded.deadline_in_ms,
  }
  const verdict = judge(failure, history, kind.retry, around.random)
  if (verdict.do === 'bury') return bury(claim, kind, failure, verdict.because, loaded.input.order)
  const wait = verdict.do === 'give back' ? 0 : verdict.after_ms
  const back: PutBack = {
    claim,
    after_ms: wait,
    tried: verdict.do === 'retry' ? 1 : 0,
    wait_reason: verdict.do === 'wait' ? verdict.reason : verdict.do === 'retry' ? 'backoff' : null,
    because: verdict.because,
    error_code: failure.code,
    call: settlement(failure, verdict.because),
  }
  return { end: 'put back', back }
}

const settlement = (failure: Failure, because: string): Settlement => ({
  state: failure.sent === 'no' ? 'not_sent' : failure.sent === 'unknown' ? 'unknown' : 'failed',
  model: null,
  class: failure.class,
  code: failure.code,
  because,
})

function bury(
  claim: Claim,
  kind: StepKind,
  failure: Failure,
  because: string | null,
  order?: SeededOrder,
): Outcome {
  const reason = because ?? failure.message
  const ending: Ending = {
    claim,
    part: kind.part,
    state: 'dead',
    value: null,
    title: null,
    inputs_hash: null,
    blob: null,
    next: [],
    call: settlement(failure, reason),
    error: { code: failure.code, message: failure.message },
  }
  const strict = kind.if_dead === 'leave it out' && order?.on_missing_picture === 'fail'
  return { end: kind.if_dead === 'fail the book' || strict ? 'fail book' : 'commit', ending }
}

/** A result the database refuses: paid for and lost, so its step is dead; trying again would buy it again. */
export function unstorable(ending: Ending, reason: string): Ending {
  const error = { code: 'unstorable', message: `The database refused the result (${reason}).` }
  const call = { ...ending.call, state: 'failed' as const, because: error.message }
  return { ...ending, state: 'dead', value: null, title: null, blob: null, next: [], call, error }
}

function giveBack(claim: Claim, because: string, after_ms: number): Outcome {
  const call: Settlement = { state: 'not_sent', model: null, because }
  const back = { claim, after_ms, tried: 0, wait_reason: null, because, error_code: null, call } as const
  return { end: 'put back', back }
}

const poison: Failure = {
  class: 'internal',
  code: 'crashed_workers',
  message: `Its worker died ${mostCrashes} times while it ran alone.`,
  sent: 'no',
  charge: 'no',
  scope: 'request',
}

/** The message of an unforeseen error may hold anything; people get the code, operators the log. */
const bug = (error: unknown): Failure => ({
  class: 'internal',
  code: 'internal',
  message: error instanceof Error ? error.name : 'Error',
  sent: 'unknown',
  charge: 'possible',
  scope: 'request',
})
