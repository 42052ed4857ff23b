import type { ZodType } from 'zod'
import type { Given } from '../book/given.ts'
import type { Part } from '../book/states.ts'
import type {
  Answer,
  Failure,
  Flag,
  ImageRequest,
  Models,
  Picture,
  SeededOrder,
  TextRequest,
  Usage,
} from '../providers/contract.ts'

export const queues = ['text', 'images', 'generation'] as const
export type QueueName = (typeof queues)[number]

/** Which steps a step waits for, and reads: of the whole book, of its own page, or of every page. */
export type Edge = { kind: string; of?: 'own page' | 'every page' }

export type RetryPolicy = {
  /** Failed tries before the step is dead; waits for a limit are no tries. */
  tries: number
  transient: { base_ms: number; cap_ms: number }
  rate_limit: { base_ms: number; cap_ms: number }
  /** How often an unusable answer is bought again. */
  bad_output: number
  /** How often a call is sent again although an earlier one may have been paid: 0 holds it for a person. */
  unknown: number
}

/** One row of a pipeline. */
export type StepKind = {
  queue: QueueName
  per: 'book' | 'page'
  /** Which part of the book it counts for (`book/states.ts`). */
  part: Part
  after: Edge[]
  /** What it reads besides the order: results of steps, which need not be direct edges. Null: not even the order. */
  reads: Edge[] | null
  timeout_ms: number
  retry: RetryPolicy
  /** What becomes of the book when the step is dead. */
  if_dead: 'fail the book' | 'go on without' | 'leave it out'
  /** Which model it calls, for the ledger; none for local work. */
  model?: (models: Models) => string
  step: Step
}

/** A pipeline is data: which step follows which. Books keep theirs (`name@version`) until they end. */
export type Pipeline = { id: string; first: string; kinds: Record<string, StepKind> }

export type Blob = { bytes: Uint8Array; media_type: string }
export type StepResult = { value: unknown; blob?: Blob; usage?: Usage }
export type StepAnswer = ({ ok: true } & StepResult) | { ok: false; failure: Failure }

/** A stored result of another step, with the key of its bytes. */
export type Done = { key: string; kind: string; page: number; value: unknown; blob: string | null }

export type StepInput = {
  book: { id: string; revision: number; title: string | null; created_at: Date }
  order: SeededOrder
  page: number
  /** Results of the steps in `reads` that are done; a step that was given up is not there. */
  done: Done[]
  /** What a person gave this step; null for a step of an order, or of a plain resume. */
  given: Given | null
}

/**
 * What a call is for: a step makes at most one of each purpose. `main` is what the step is there for; its permit is held
 * before the step is claimed.
 */
export const purposes = [
  'main',
  'repair',
  'rewrite',
  'main:rewritten',
  'moderation:input',
  'moderation:output',
  'moderation:repair',
  'moderation:rewrite',
] as const
export type Purpose = (typeof purposes)[number]

/**
 * The hands of a step. Every call goes through the ledger: one that an earlier attempt made and paid is answered from there.
 */
export type Tools = {
  /** Ids of the models, for the imprint. */
  models: { text: string; image: string }
  takes_references: boolean
  write<T>(request: TextRequest<T>, purpose?: Purpose): Promise<Answer<T>>
  draw(request: ImageRequest, purpose?: Purpose): Promise<Answer<Picture>>
  /** The texts that must not be used; none if no moderator is set. */
  moderate(texts: string[], purpose: Purpose): Promise<Answer<Flag[]>>
  signal: AbortSignal
  read(blob: string): Promise<Uint8Array>
}

/**
 * One kind of work. A step never touches the database: it gets its input, calls models through `tools`, and returns a
 * value (≤ 64 KB as JSON) and at most one blob. What can go wrong is an answer, not an exception.
 */
export interface Step {
  /** The shape of `value`; checked before anything is stored. */
  output: ZodType
  /**
   * Everything the result depends on, as JSON; its hash decides whether an earlier result still fits. Without it a result
   * is not kept before the commit: for work that costs nothing to do again.
   */
  fingerprint?(input: StepInput, models: { text: string; image: string }): unknown
  run(input: StepInput, tools: Tools): Promise<StepAnswer>
}
