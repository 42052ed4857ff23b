import type { Given } from './given.ts'
import type { Part } from './states.ts'

export const stepStates = [
  'blocked',
  'sleeping',
  'ready',
  'running',
  'done',
  'dead',
  'cancelled',
  'taken_back',
] as const
/** `taken_back`: of a mend that came to nothing; what it made does not stand. */
export type StepState = (typeof stepStates)[number]

/** Why a step sleeps, in the words of `waiting_for`. */
export const waitReasons = ['limit', 'budget', 'provider', 'backoff'] as const
export type WaitReason = (typeof waitReasons)[number]

/** A step about to become a row. `waiting_on` counts the steps it waits for; `unblocks` are the ids of those that wait for it. */
export type NewStep = {
  id: string
  key: string
  kind: string
  page: number
  queue: string
  waiting_on: number
  unblocks: string[]
  given?: Given | null
}

/** A step in a worker's hands. `token` is the fence: only its holder can end the step. */
export type Claim = {
  id: string
  token: string
  book_id: string
  key: string
  kind: string
  page: number
  queue: string
  pipeline: string
  revision: number
  attempt: number
  tries: number
  crashes: number
  suspect: boolean
  /** The model it is claimed for, or must be made with; null: the first of the configuration. */
  model: string | null
  /** False if an earlier call of the step is still open in the ledger: then nothing may be sent. */
  intent: boolean
}

/** How a paid call ended, for the ledger. `usd` in US dollars; `units` e.g. tokens or images. */
export type Settlement = {
  state: 'ok' | 'failed' | 'unknown' | 'not_sent'
  model: string | null
  class?: string | undefined
  code?: string | undefined
  because?: string | undefined
  usd?: number | undefined
  charge?: 'no' | 'possible' | 'yes' | undefined
  units?: Record<string, number> | undefined
  request_id?: string | undefined
}

export type StoredBlob = { key: string; sha256: string; size: number; media_type: string }

/** A step that ended: done, or given up while its book goes on without it. */
export type Ending = {
  claim: Claim
  part: Part
  state: 'done' | 'dead'
  value: unknown
  title: string | null
  inputs_hash: string | null
  blob: StoredBlob | null
  /** Only a plan: the rest of the book's steps. */
  next: NewStep[]
  call: Settlement
  error: { code: string; message: string } | null
}

/** A step that goes back to wait: for its next try, for a limit, or because its worker is leaving. */
export type PutBack = {
  claim: Claim
  after_ms: number
  /** 1 if this attempt counts as a failed try, 0 for waits and give-backs. */
  tried: 0 | 1
  wait_reason: WaitReason | null
  because: string
  error_code: string | null
  error_class: string | null
  call: Settlement
}
