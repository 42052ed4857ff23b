import type { Claim, Ending, PutBack, Settlement } from '../book/step.ts'
import type { NewId } from '../book/ids.ts'
import type { Dark } from '../limits/ask.ts'
import type { Pipeline, StepKind } from '../pipeline/contract.ts'
import { graph, rows } from '../pipeline/graph.ts'
import type { Failure, SeededOrder } from '../providers/contract.ts'
import type { Kept } from './keep.ts'
import { unserved } from './refusals.ts'

/** What a step's life ends in. */
export type Outcome =
  | { end: 'commit'; ending: Ending }
  | { end: 'fail book'; ending: Ending }
  | { end: 'put back'; back: PutBack }

/** Whether a try ended well or not; null: it was none, as a wait for a limit. */
export function endOf(outcome: Outcome): 'done' | 'failed' | null {
  if (outcome.end === 'commit' && outcome.ending.state === 'done') return 'done'
  return outcome.end === 'put back' && outcome.back.tried === 0 ? null : 'failed'
}

/** The end of a step that is done. `order`: for a plan, whose commit brings the rest of the book's steps. */
export function finish(
  claim: Claim,
  {
    pipeline,
    kind,
    model,
    order,
    newId,
  }: {
    pipeline: Pipeline
    kind: StepKind
    model: string | null
    order: SeededOrder
    newId: NewId
  },
  kept: Kept,
  call: Partial<Settlement>,
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
    next: claim.kind === pipeline.first ? theRest(pipeline, claim, order, newId) : [],
    call: { state: 'ok', model, ...call },
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

/** The end of a step that is given up: with its book, where there is no book without it. */
export function bury(
  claim: Claim,
  kind: StepKind,
  failure: Failure,
  call: Settlement,
  order?: SeededOrder,
): Outcome {
  const strict = kind.if_dead === 'leave it out' && order?.on_missing_picture === 'fail'
  return {
    end: kind.if_dead === 'fail the book' || strict ? 'fail book' : 'commit',
    ending: burial(claim, kind, failure, call),
  }
}

export const burial = (claim: Claim, kind: StepKind, failure: Failure, call: Settlement): Ending => ({
  claim,
  part: kind.part,
  state: 'dead',
  value: null,
  title: null,
  inputs_hash: null,
  blob: null,
  next: [],
  call,
  error: { code: failure.code, message: failure.message },
})

/** A result the database refuses: paid for and lost, so its step is dead; trying again would buy it again. */
export function unstorable(ending: Ending, reason: string): Ending {
  const error = { code: 'unstorable', message: `The database refused the result (${reason}).` }
  const call = { ...ending.call, state: 'failed' as const, because: error.message }
  return { ...ending, state: 'dead', value: null, title: null, blob: null, next: [], call, error }
}

/** A step that was not begun goes back: nothing was sent, no try is spent. */
export function giveBack(claim: Claim, because: string, after_ms: number): Outcome {
  const call: Settlement = { state: 'not_sent', model: null, because }
  const back = {
    claim,
    after_ms,
    tried: 0,
    wait_reason: null,
    because,
    error_code: null,
    error_class: null,
    call,
  } as const
  return { end: 'put back', back }
}

/** Nobody can serve this step, nor any like it, and it has waited for long enough. */
export const nobodyServes = (claim: Claim, kind: StepKind, dark: Dark): Ending =>
  burial(claim, kind, unserved(dark.code, dark.message, null), { state: 'not_sent', model: null })

export const mostCrashes = 3

export const poison: Failure = {
  class: 'internal',
  code: 'crashed_workers',
  message: `Its worker died ${mostCrashes} times while it ran alone.`,
  sent: 'no',
  charge: 'no',
  scope: 'request',
}

export const outcomeUnknown: Failure = {
  class: 'unknown',
  code: 'outcome_unknown',
  message: 'Calls for it may have been paid and were lost; a person must say whether to pay again.',
  sent: 'no',
  charge: 'no',
  scope: 'request',
}

/** The message of an unforeseen error may hold anything; people get the code, operators the log. */
export const bug = (error: unknown): Failure => ({
  class: 'internal',
  code: 'internal',
  message: error instanceof Error ? error.name : 'Error',
  sent: 'unknown',
  charge: 'possible',
  scope: 'request',
})
