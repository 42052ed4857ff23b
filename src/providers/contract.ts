import type { ZodType } from 'zod'
import type { Dimension } from '../book/limit.ts'
import type { Order } from '../book/order.ts'
import type { Character, Plan, PlanPage, Scene } from '../book/plan.ts'

/** A person wants it made another way: which take this is (each another number), what should change, what did not please. */
export type Again = { take: number; note: string | null; instead_of?: string }

/** What a text model is asked. `ask` holds the same facts as the prompt, as data: the demo provider answers from it. */
export type TextRequest<T> = {
  ask:
    | { kind: 'plan'; order: SeededOrder }
    | { kind: 'page_text'; order: SeededOrder; plan: Plan; page: PlanPage; again?: Again }
    | { kind: 'rewrite'; prompt: string; categories: string[] }
  system: string
  prompt: string
  schema: ZodType<T>
}

/** What an image model is asked; `references` are earlier pictures (bytes, JPEG or PNG) that fix how characters look. */
export type ImageRequest = {
  ask:
    | { kind: 'character_sheet'; style: string; characters: Character[]; seed: number }
    | {
        kind: 'picture' | 'cover'
        style: string
        characters: Character[]
        palette: string[]
        scene: Scene
        seed: number
        /** What a person asked to be changed. */
        note?: string
      }
  prompt: string
  references: Uint8Array[]
}

/** An order whose seed is fixed, as it is stored. */
export type SeededOrder = Order & { seed: number }

/** Pixels are RGB; width and height in pixels. */
export type Picture = {
  bytes: Uint8Array
  media_type: 'image/jpeg' | 'image/png'
  width: number
  height: number
}

/** What is wrong with a call, apart from who said it. `providers/rules.ts` finds it, `worker/retry.ts` acts on it. */
export const failureClasses = [
  // The request itself: the same one cannot succeed.
  'invalid_request',
  'moderation_input',
  'moderation_output',
  // The key, its limit group or its account.
  'auth',
  'permission',
  'quota_exhausted',
  'rate_limit',
  'slow_down',
  'concurrency_limit',
  'daily_quota',
  // The model or the provider.
  'model_gone',
  'overloaded',
  'server_error',
  // The way there and back: before the request was out, while nobody knows, after the answer had begun.
  'not_sent',
  'timeout',
  'cut',
  'cut_after_200',
  // The answer: paid, and of no use.
  'bad_output',
  // We stopped it ourselves; something of ours broke; the provider said what no rule knows.
  'cancelled',
  'internal',
  'unknown',
  // Not sent by our own decision: the money for it is not there, or no key can serve.
  'budget',
  'unserved',
] as const
export type FailureClass = (typeof failureClasses)[number]

/** What a failure is true of: nothing else that shares it need be tried. */
export type FailureScope = 'request' | 'key' | 'group' | 'model' | 'provider'

/**
 * `sent`: whether the provider has the request (`no` is provably not sent, `unknown` means nobody can tell). `charge`:
 * whether money may be gone; a `possible` one counts as spent until somebody knows better. `message` holds no secret and at
 * most 500 characters.
 */
export type Failure = {
  class: FailureClass
  code: string
  message: string
  sent: 'no' | 'yes' | 'unknown'
  charge: 'no' | 'possible' | 'yes'
  scope: FailureScope
  retry_after_ms?: number
  request_id?: string
  /** Of an answer that was paid and is of no use. */
  usage?: Usage
}

/** `units`: input_tokens, output_tokens, images. */
export type Usage = { usd: number; units: Record<string, number>; request_id?: string }

export type { Dimension }

/** What an answer says of its limit group: its limits, what is left of them, and how long to leave it alone. */
export type LimitNews = {
  limits: { dimension: Dimension; limit?: number; remaining?: number; resets_in_ms?: number }[]
  pause_ms?: number
}

export type Answer<T> =
  | { ok: true; value: T; usage: Usage; news?: LimitNews }
  | { ok: false; failure: Failure; news?: LimitNews }

/** A key as rows and logs may know it (`ref`), and what opens the door (`secret`), which never leaves the process. */
export type ApiKey = { provider: string; ref: string; secret: string }

/** A job the provider has taken and may have charged: `url` where it says to ask. Kept before the first poll. */
export type Job = { id: string; url?: string }

/**
 * One call. `idempotency_key` stays the same over every attempt of a step, revision and purpose. A model that submits and
 * polls keeps its job with `saveJob` before it polls, and polls `job` instead of submitting when there is one.
 */
export type CallContext = {
  signal: AbortSignal
  idempotency_key: string
  attempt: number
  key: ApiKey | null
  job: Job | null
  saveJob(job: Job): Promise<void>
}

/** The most a call can cost, for what is held before it: US dollars, tokens of both ways together. */
export type WorstCase = { usd: number; tokens: number }

type Model = {
  /** `demo`, or `PROVIDER:MODEL`. */
  readonly id: string
  readonly provider: string
  readonly model: string
  /** Whether a call costs money or counts against a limit: then it needs a key, a permit and a row of its own. */
  readonly metered: boolean
}

export interface TextModel extends Model {
  worstCase(request: TextRequest<unknown>): WorstCase
  run<T>(request: TextRequest<T>, call: CallContext): Promise<Answer<T>>
}

export interface ImageModel extends Model {
  /** Whether it takes `references`; one that does not gets only the words. */
  readonly takes_references: boolean
  worstCase(request: ImageRequest): WorstCase
  run(request: ImageRequest, call: CallContext): Promise<Answer<Picture>>
}

/** What a moderator finds in one of its texts; `hard`: of a kind that is never rewritten, e.g. `sexual/minors`. */
export type Flag = { index: number; categories: string[]; hard: boolean }

export interface Moderator extends Model {
  worstCase(texts: string[]): WorstCase
  /** Answers the texts that must not be used; fails closed: no answer is not a yes. */
  run(texts: string[], call: CallContext): Promise<Answer<Flag[]>>
}

/** Everybody who writes, draws and judges. */
export type Models = {
  text: TextModel
  image: ImageModel
  moderator: Moderator | null
  /** Who begins a book while no key of those before can serve. What they begin they finish: a book has one hand. */
  fallbacks: { text: TextModel[]; image: ImageModel[] }
}
