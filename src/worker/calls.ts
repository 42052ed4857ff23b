import { createHash } from 'node:crypto'
import type { Permit } from '../book/limit.ts'
import type { Claim, Settlement } from '../book/step.ts'
import { storable } from '../book/text.ts'
import type { EarlierCall } from '../db/calls.ts'
import { failpoint } from '../failpoint.ts'
import type { Ask } from '../limits/ask.ts'
import type { Purpose } from '../pipeline/contract.ts'
import type {
  Answer,
  CallContext,
  Failure,
  Flag,
  ImageModel,
  ImageRequest,
  Models,
  Moderator,
  Picture,
  TextModel,
  TextRequest,
  WorstCase,
} from '../providers/contract.ts'
import type { ModelKind } from '../limits/settings.ts'
import { answered, isOver, jobOf, type Found } from './answered.ts'
import { Flags, hashOf, needOf } from './call-shape.ts'
import { newsOf, tokensOf } from './call-news.ts'
import { noLeave, stopped, unserved, waitForPermit } from './refusals.ts'
import { settlementOf, unanswered } from './settlement.ts'
import type { Till } from './till.ts'
import { delay } from './timers.ts'

/** A leave that took longer to come may be about to be taken over: then nothing is sent. */
const freshFor_ms = 5_000
/** After the time limit of a step, a call of it is over whatever happens. */
export const grace_ms = 15_000
/** How long a step may keep its slot for a permit that starts soon. */
const soon_ms = 3_000

type Call<T> = {
  model: TextModel | ImageModel | Moderator
  kind: ModelKind
  purpose: Purpose
  hash: string
  worst: WorstCase
  /** Reads a kept answer; null where the bytes are kept elsewhere. */
  read: ((kept: unknown) => T | null) | null
  run(context: CallContext): Promise<Answer<T>>
}

/**
 * The calls of one attempt of a step. Each goes the same way: is it answered already; a permit; leave to send, which writes
 * the ledger; the call; what it taught; and the ledger again. A model that is not metered is just called.
 */
export class Calls {
  /** Whether any call went through the ledger; if not, the step itself is the call. */
  metered = false
  /** What the ledger is to say of the main call when the step ends. */
  main: Settlement = { state: 'not_sent', model: null, because: 'nothing was sent for it' }
  readonly #claim: Claim
  readonly #models: Models
  readonly #till: Till | null
  readonly #earlier: readonly EarlierCall[]
  readonly #signal: AbortSignal
  readonly #timeout_ms: number
  readonly #takePermit: () => Permit | null

  constructor(parts: {
    claim: Claim
    models: Models
    till: Till | null
    takePermit(): Permit | null
    earlier: readonly EarlierCall[]
    signal: AbortSignal
    timeout_ms: number
  }) {
    this.#claim = parts.claim
    this.#models = parts.models
    this.#till = parts.till
    this.#takePermit = parts.takePermit
    this.#earlier = parts.earlier
    this.#signal = parts.signal
    this.#timeout_ms = parts.timeout_ms
  }

  async write<T>(request: TextRequest<T>, purpose: Purpose = 'main'): Promise<Answer<T>> {
    const { text } = this.#models
    return await this.#call<T>({
      model: text,
      kind: 'text',
      purpose,
      hash: hashOf(text.id, request.system, request.prompt),
      worst: text.worstCase(request),
      read: (kept) => request.schema.safeParse(kept).data ?? null,
      run: (context) => text.run(request, context),
    })
  }

  async draw(request: ImageRequest, purpose: Purpose = 'main'): Promise<Answer<Picture>> {
    const { image } = this.#models
    const references = request.references.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
    return await this.#call<Picture>({
      model: image,
      kind: 'image',
      purpose,
      hash: hashOf(image.id, request.prompt, ...references),
      worst: image.worstCase(request),
      read: null,
      run: (context) => image.run(request, context),
    })
  }

  async moderate(texts: string[], purpose: Purpose): Promise<Answer<Flag[]>> {
    const { moderator } = this.#models
    if (!moderator || texts.length === 0) return { ok: true, value: [], usage: { usd: 0, units: {} } }
    return await this.#call<Flag[]>({
      model: moderator,
      kind: 'moderation',
      purpose,
      hash: hashOf(moderator.id, ...texts),
      worst: moderator.worstCase(texts),
      read: (kept) => Flags.safeParse(kept).data ?? null,
      run: (context) => moderator.run(texts, context),
    })
  }

  async #call<T>(call: Call<T>): Promise<Answer<T>> {
    const till = this.#till
    if (!call.model.metered || !till) return await call.run(this.#context(call.purpose, null))
    this.metered = true
    const known = answered(this.#earlier, call)
    if (known) {
      if (known.ok && call.purpose === 'main')
        this.main = { ...this.main, because: 'an earlier attempt had the answer' }
      return known
    }
    const found = jobOf(this.#earlier, call, (ref) => till.key(ref) !== undefined)
    const permit = await this.#permitFor(call, till)
    if (!('id' in permit)) return { ok: false, failure: permit }
    const refusal = await this.#leave(call, permit, till, found !== null).catch(async (error: unknown) => {
      till.desk.release([permit])
      await this.#notSent(call.purpose, till)
      throw error
    })
    if (refusal) {
      till.desk.release([permit])
      return { ok: false, failure: refusal }
    }
    return await this.#send(call, permit, found, till)
  }

  /** The key of an earlier call of which nobody knows: its account may answer the same question again for nothing. */
  #maybePaidWith<T>({ purpose, hash }: Call<T>): string | undefined {
    const lost = this.#earlier.find(
      (one) => one.purpose === purpose && one.request_hash === hash && one.state === 'unknown',
    )
    return lost?.key_ref ?? undefined
  }

  async #permitFor<T>(call: Call<T>, till: Till): Promise<Permit | Failure> {
    const near = this.#maybePaidWith(call)
    const own = call.purpose === 'main' ? this.#takePermit() : null
    if (own) {
      const away = near !== undefined && !till.desk.isNear(own, near)
      // A plan may take more than what is reserved for a step of its queue.
      const enough = own.tokens >= call.worst.tokens
      if (enough && !away && performance.now() < own.until_ms) return own
      till.desk.release([own])
    }
    const ask: Ask = {
      provider: call.model.provider,
      model: call.model.model,
      kind: call.kind,
      need: needOf(call.kind, call.worst),
      n: 1,
      life_ms: this.#timeout_ms + grace_ms,
      steps: null,
      near,
      workers: 1,
    }
    const answer = await till.desk.permit(ask)
    if ('permit' in answer) return answer.permit
    if ('wait_ms' in answer) {
      if (answer.wait_ms > soon_ms || this.#signal.aborted) return waitForPermit(answer.wait_ms)
      await delay(answer.wait_ms).done
      const second = await till.desk.permit(ask)
      if ('permit' in second) return second.permit
      return waitForPermit('wait_ms' in second ? second.wait_ms : 1_000)
    }
    const { code, message, since_ms } = answer.dark
    const left = till.provider_wait_ms - since_ms
    return unserved(code, message, left > 0 ? Math.min(left, 15_000) : null)
  }

  /** Waits for the permit's start, and asks whether the call may be sent. */
  async #leave<T>(call: Call<T>, permit: Permit, till: Till, free: boolean): Promise<Failure | null> {
    const wait = permit.start_ms - performance.now()
    if (wait > 0) await delay(wait).done
    await failpoint('call.before-leave', this.#claim.key)
    if (this.#signal.aborted) return stopped
    const asked_at = performance.now()
    const leave = await till.leave({
      step_id: this.#claim.id,
      token: this.#claim.token,
      purpose: call.purpose,
      book_id: this.#claim.book_id,
      worker_id: till.worker_id,
      attempt: this.#claim.attempt,
      model: call.model.id,
      limit_group: permit.group,
      limit_model: permit.model,
      key_ref: permit.key_ref,
      permit_id: permit.id,
      held_usd: free ? 0 : call.worst.usd,
      request_hash: call.hash,
    })
    if (leave.leave !== 'send') return noLeave(leave)
    const now = performance.now()
    if (now < permit.until_ms && now - asked_at < freshFor_ms && !this.#signal.aborted) return null
    await this.#notSent(call.purpose, till)
    return this.#signal.aborted ? stopped : waitForPermit(0)
  }

  /** A leave is in the ledger, and nothing was sent with it. The end of the step says so of the main call. */
  async #notSent(purpose: Purpose, till: Till): Promise<void> {
    if (purpose !== 'main') await till.settle(this.#settled(purpose, { state: 'not_sent', model: null }))
  }

  async #send<T>(call: Call<T>, permit: Permit, found: Found | null, till: Till): Promise<Answer<T>> {
    const { purpose } = call
    // A job is polled with the key that submitted it, and what is heard then is true of that key.
    const asked = till.desk.askedWith(permit, found?.from.key_ref ?? permit.key_ref)
    const key = till.key(asked.key_ref) ?? null
    const context: CallContext = {
      ...this.#context(purpose, key),
      job: found?.job ?? null,
      saveJob: (job) => till.keepJob({ step_id: this.#claim.id, token: this.#claim.token, purpose }, job),
    }
    // Until there is an answer nobody knows whether it was paid, not even if we stop waiting for it.
    if (purpose === 'main') this.main = unanswered(call.model.id)
    const answer = await call.run(context)
    const settled = settlementOf(answer, found !== null, call.model.id)
    // First of all: whatever fails from here on, what was paid is known to whoever ends the step.
    if (purpose === 'main') this.main = settled
    await failpoint('call.answered', this.#claim.key)
    await till.desk.ended(permit, newsOf(answer, call.kind, asked), tokensOf(answer))
    if (found) await this.#settleJob(found.from, purpose, answer, till)
    if (purpose !== 'main') await till.settle(this.#settled(purpose, settled, answer, call.read !== null))
    else if (answer.ok ? call.read : answer.failure.class === 'moderation_input')
      await till.settle({ ...this.#settled(purpose, settled, answer, true), state: 'intent' })
    return answer
  }

  /** The call that submitted a job is the one that paid: its outcome is known now, if the provider gave one. */
  async #settleJob(from: EarlierCall, purpose: Purpose, answer: Answer<unknown>, till: Till): Promise<void> {
    const call = { step_id: this.#claim.id, token: from.token, purpose }
    if (answer.ok) await till.adopt({ ...call, by: this.#claim.token }, answer.usage)
    else if (isOver(answer.failure.class, answer.failure.code))
      await till.settle({
        ...this.#settled(purpose, settlementOf(answer, false, from.model ?? '')),
        token: from.token,
      })
  }

  #settled(purpose: Purpose, call: Settlement, answer: Answer<unknown> | null = null, keep = false) {
    return {
      step_id: this.#claim.id,
      token: this.#claim.token,
      purpose,
      state: call.state,
      usd: call.usd ?? null,
      charge: call.charge ?? ('no' as const),
      class: call.class ?? null,
      code: call.code ?? null,
      because: call.because ?? null,
      units: call.units ?? null,
      request_id: call.request_id ?? null,
      answer: keep && answer?.ok ? storable(answer.value) : undefined,
    }
  }

  #context(purpose: Purpose, key: CallContext['key']): CallContext {
    return {
      signal: this.#signal,
      idempotency_key: purpose === 'main' ? this.#claim.id : `${this.#claim.id}:${purpose}`,
      attempt: this.#claim.attempt,
      key,
      job: null,
      saveJob: async () => {},
    }
  }
}
