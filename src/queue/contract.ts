/** What a ring led to, for a broker that wants to know. */
export type Heard = {
  /** The claim that the ring caused is over: its message may be acknowledged. Never rejects. */
  claimed: Promise<void>
  /** What was claimed has ended and is committed. Never rejects. */
  done: Promise<void>
}

/** How a worker listens to a queue. */
export type Listener = {
  /** Free slots now; a driver that pulls takes no message for a listener without one. */
  free(): number
  /** Something may be ready. Called at most as often as messages come. */
  onRing(): Heard
  /** Resolves when what runs in this process now, of any queue, has ended; null if nothing runs. */
  busy(): Promise<void> | null
}

/** How it stands with the broker, as last seen. */
export type QueueState = {
  well: boolean
  /** It was reached and turned us away: a person has to mend the configuration. */
  refused: boolean
  /** It has let us in at least once since the start. */
  accepted: boolean
  /** One sentence, without secrets. */
  says: string
  /** Messages that were none of ours: garbage, another version, another deployment. */
  foreign: number
}

/** A request that a broker sends to a worker, and the answer to give. */
export type Push = {
  /** Where the broker sends its requests, such as `/ring`. */
  readonly path: string
  /** The HTTP status to answer, as soon as it is known; `signal`: the sender has gone. */
  receive(request: { authorization: string | undefined; body: string; signal: AbortSignal }): Promise<number>
}

/**
 * A doorbell. Its messages say only "this queue has work": lost, repeated, late or forged ones do no harm, because
 * whoever hears one claims from the database what is really there.
 */
export interface Queue {
  readonly name: string
  /** Of a broker that sends requests to workers instead of waiting to be asked. */
  readonly push: Push | null
  /** How long its broker can keep a bell back, in milliseconds; 0: not at all, so somebody must be awake when it is due. */
  readonly longest_delay_ms: number
  /**
   * Says that `count` steps of `queue` may be ready, now or at `notBefore`. Best effort: resolves when the broker has it,
   * rejects within seconds if it cannot be reached. Sends no more messages than there are listeners to hear them.
   */
  ring(queue: string, count: number, notBefore?: Date): Promise<void>
  /** Starts listening; while the broker is away, it is tried again for as long as it takes. The answer stops it. */
  listen(queue: string, listener: Listener): Promise<() => Promise<void>>
  /** Messages waiting in the broker, or null where that means nothing or is not known. */
  depth(queue: string): Promise<number | null>
  state(): QueueState
  /** Stops everything; rings that are under way may be lost. */
  close(): Promise<void>
}

/** A listener as a driver sees it. */
export type Ear = {
  /** Free slots; a driver that pulls asks its broker for a message only while there are some. */
  free(): number
  /** Resolves once there is a free slot, or when the signal is aborted. */
  whenFree(signal: AbortSignal): Promise<void>
  /** A message came: acknowledge it once `claimed`; null: it is none of ours, acknowledge it at once. Never throws. */
  onMessage(text: string): Heard | null
  /** We were cut off for a while, and whatever was said then was not heard. */
  onReturn(): void
  /** Resolves when what runs in this process now has ended, and what it rang for is with the broker; null if nothing does. */
  busy(): Promise<void> | null
}

/** What a driver does: bring short texts from one process to others. What they mean is the doorbell's. */
export interface Broker {
  readonly name: string
  readonly push?: Push
  /** How long the broker itself can keep a message back, in milliseconds; 0: not at all. */
  readonly longest_delay_ms: number
  /** Sends `count` messages, each with an id of its own, to whoever listens to a queue. Rejects if it cannot. */
  send(queue: string, text: string, count: number, delay_ms: number): Promise<void>
  /** Listens until the answer is called; comes back by itself after any trouble. */
  receive(queue: string, ear: Ear): Promise<() => Promise<void>>
  /** Messages that wait and are due; null where nobody can tell. */
  depth(queue: string): Promise<number | null>
  close(): Promise<void>
}

/** What a driver is opened with. */
export type Surroundings = {
  /** Which deployment this is; part of every message. */
  deployment: string
  /** Workers alive that listen to a queue, as far as is known. */
  listeners(queue: string): number
  /** Tells how it stands with the broker, each time that is seen. `refused`: by the broker itself, for want of rights. */
  well(): void
  trouble(error: unknown, refused?: boolean): void
  /** The same PostgreSQL as everything else. */
  postgres: PostgresBell
}

/** What the `postgres` doorbell needs of a database: one statement, and LISTEN. */
export type PostgresBell = {
  notify(channel: string, payload: string): Promise<void>
  listen(channel: string, onNews: (payload: string | null) => void): Promise<() => void>
}

/** Opens a driver. Never waits for the broker to be there; throws only if the URL cannot be one. */
export type OpenBroker = (url: URL, around: Surroundings) => Promise<Broker>
