import type { IncomingHttpHeaders } from 'node:http'
import type { Twist } from './fault-names.ts'

export type Kind = 'text' | 'image' | 'moderation' | 'poll' | 'free'

export type Reply = { status: number; headers: Record<string, string>; body: string | Uint8Array }

export type Incoming = {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Uint8Array
  /** Where the caller reached us, for the links in answers. */
  origin: string
}

/** Why the simulator itself says no. */
export type Cause = 'key' | 'model' | 'money' | 'cap' | Dimension
export type Dimension = 'requests' | 'tokens' | 'images' | 'day' | 'concurrency'

/** A limit as it stands: `reset_ms` until all of it is back, `wait_ms` until what was asked would fit. */
export type LimitState = { dimension: Dimension; limit: number; used: number; reset_ms: number }
export type Reached = LimitState & { asked: number; wait_ms: number }

/** A no, before a persona has put it in its own words. */
export type No = {
  status: number
  code: string
  model: string
  seq: number
  message?: string
  reached?: Reached
  /** How long the caller is to stay away; without it the persona says what it usually says. */
  wait_ms?: number
}

/** How one provider speaks. */
export type Voice = {
  name: string
  /** The header that names an answer, e.g. `x-request-id`. */
  id_header: string
  secretOf(incoming: Incoming): string | null
  causes: Record<Cause, { status: number; code: string }>
  no(no: No): Reply
  limitHeaders(limits: LimitState[]): Record<string, string>
}

/** How a call is to come out. A call that only submits has its job done at `ready_at`. */
export type How = { twist: Twist | null; ready_at: number; seq: number; project: string }

/** One call, read: what it needs, what it costs, how it is answered. */
export type Work = {
  model: string
  prompt: string
  tokens: number
  images: number
  /** Whether it costs anything; what it costs, only the answer knows. */
  paid: boolean
  usd(): number
  answer(how: How): Promise<Reply> | Reply
  /** Answers at once and works on; the time it takes shows when it is polled. */
  submits?: boolean
  /** The job's name in the ledger. */
  job_id?: (seq: number) => string
}

export type Route = {
  method: string
  path: RegExp
  kind: Kind
  voice: Voice
  /** Tells two personas apart that have the same path. */
  when?: (incoming: Incoming) => boolean
  /** Needs no key: a signed link. */
  open?: boolean
  /** Throws `BadRequest` for a body nobody can answer. */
  read(incoming: Incoming, params: string[]): Promise<Work> | Work
}

export class BadRequest extends Error {
  readonly status: number
  readonly code: string
  constructor(message: string, status = 400, code = 'invalid_request') {
    super(message)
    this.status = status
    this.code = code
  }
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

/** A call that costs nothing and counts against nothing: a poll, a list. */
export const freeWork = (answer: Work['answer'], job_id?: string): Work => ({
  model: '',
  prompt: '',
  tokens: 0,
  images: 0,
  paid: false,
  usd: () => 0,
  answer,
  ...(job_id !== undefined && { job_id: () => job_id }),
})
