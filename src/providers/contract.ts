import type { ZodType } from 'zod'
import type { Order } from '../book/order.ts'
import type { Character, Plan, PlanPage, Scene } from '../book/plan.ts'

/** What a text model is asked. `ask` has the same facts as the prompt, as data: the demo provider answers from it. */
export type TextRequest<T> = {
  ask:
    | { kind: 'plan'; order: SeededOrder }
    | { kind: 'page_text'; order: SeededOrder; plan: Plan; page: PlanPage }
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

/**
 * What a failure is, apart from who said it. `class` decides retries (`worker/retry.ts`), `sent` whether money may
 * be gone: `no` is provably not sent, `yes` means the provider took it, `unknown` means nobody can tell.
 */
export type FailureClass =
  | 'invalid_request'
  | 'auth'
  | 'moderation'
  | 'rate_limit'
  | 'overloaded'
  | 'transient'
  | 'timeout'
  | 'bad_output'
  | 'cancelled'
  | 'internal'
export type Failure = {
  class: FailureClass
  code: string
  message: string
  sent: 'no' | 'yes' | 'unknown'
  retry_after_ms?: number
}

export type Usage = { usd: number; units: Record<string, number>; request_id?: string }
export type Answer<T> = { ok: true; value: T; usage: Usage } | { ok: false; failure: Failure }

/** `idempotency_key` stays the same over every attempt of a step and revision. */
export type CallContext = { signal: AbortSignal; idempotency_key: string; attempt: number }

export interface TextModel {
  readonly id: string
  run<T>(request: TextRequest<T>, call: CallContext): Promise<Answer<T>>
}

export interface ImageModel {
  readonly id: string
  run(request: ImageRequest, call: CallContext): Promise<Answer<Picture>>
}
