import { unclaimStrays } from '../db/claim.ts'
import type { Lanes } from '../book/machines.ts'
import type { Database } from '../db/database.ts'
import { heartbeat, type Held } from '../db/workers.ts'
import { Strays } from './strays.ts'

type Body = {
  running(): Held[]
  draining(): boolean
  lanes(): Lanes
  knows(step: Held): boolean
  onLost(step_id: string): void
  /** The next sleeping step is due in so many milliseconds. */
  onDue(ms: number): void
  /** Somebody said that it shall go. Called with every beat from then on. */
  onLeave(): void
}

/** A worker's heart: keeps its lease, and hears which of its steps it has lost, and which it holds without its knowing. */
export class Heart {
  /** Workers alive by the last beat, this one included. */
  alive = 1
  readonly #db: Database
  readonly #id: string
  readonly #worker: Body
  readonly #strays = new Strays()
  #beating: Promise<void> = Promise.resolve()

  constructor(db: Database, id: string, worker: Body) {
    this.#db = db
    this.#id = id
    this.#worker = worker
  }

  /** Resolves when no beat is under way: one that came later than the sign-off would take it back. */
  async rest(): Promise<void> {
    await this.#beating.catch(() => {})
  }

  async beat(): Promise<void> {
    this.#beating = this.#beat()
    await this.#beating
  }

  async #beat(): Promise<void> {
    const query = this.#db.query.bind(this.#db)
    const { running, draining, lanes } = this.#worker
    const pulse = await heartbeat(query, this.#id, running(), { draining: draining(), lanes: lanes() })
    this.alive = Math.max(1, pulse.alive)
    for (const id of pulse.lost) this.#worker.onLost(id)
    const strays = this.#strays.found(pulse.held, (step) => this.#worker.knows(step))
    if (strays.length > 0) await unclaimStrays(query, strays, 'its worker never heard of it')
    if (pulse.leave) this.#worker.onLeave()
    if (pulse.due_in_ms !== null) this.#worker.onDue(Math.max(0, pulse.due_in_ms))
  }
}
