import type { Query } from '../db/database.ts'
import { exchangeCounts, sweepCounts, type SlotCount } from '../db/request-counts.ts'

const slot_ms = 5_000
// A minute, and the slot it begins in.
const slots = 13
const exchange_ms = 500
const sweep_ms = 60_000

type Counts = Map<number, number>
type User = { own: Counts; others: Counts; unsent: Set<number> }
type Taken = { taken: boolean; most: number; left: number; more_in_s: number }

/**
 * Requests of users in the last minute, over all nodes, without asking the database for each: a node counts its own and
 * exchanges sums with the others twice a second, in one statement for all its users, and at once for a user it has not seen.
 * So it knows of the others what is a second old at most; only what comes within one second can be too much. Where time is cut into
 * slots of five seconds the minute is up to five seconds longer, never shorter.
 */
export class RequestWindow {
  readonly #query: Query
  readonly #node: string
  readonly #onTrouble: (error: unknown) => void
  readonly #users = new Map<string, User>()
  readonly #timer: NodeJS.Timeout
  // From this process's clock to the database's.
  #ahead_ms: number
  #swept_at = -Infinity
  #flying: Promise<void> | null = null

  private constructor(query: Query, node: string, now_ms: number, onTrouble: (error: unknown) => void) {
    this.#query = query
    this.#node = node
    this.#ahead_ms = now_ms - performance.now()
    this.#onTrouble = onTrouble
    this.#timer = setInterval(() => void this.exchange(), exchange_ms).unref()
  }

  /** `node`: an id of this process alone. */
  static async open(query: Query, node: string, onTrouble: (error: unknown) => void): Promise<RequestWindow> {
    const { now_ms } = await exchangeCounts(query, node, [], { users: [], since: 0, until: 0 })
    return new RequestWindow(query, node, now_ms, onTrouble)
  }

  /** Counts one request of a user who may make `most` a minute; one that is refused is not counted. */
  take(user_id: string, most: number): Taken {
    const now = this.#now()
    const slot = Math.floor(now / slot_ms)
    const user = this.#userOf(user_id)
    const used = sum(user, slot)
    const taken = used < most
    if (taken) {
      user.own.set(slot, (user.own.get(slot) ?? 0) + 1)
      user.unsent.add(slot)
    }
    const free = taken ? used + 1 : used
    const more_in_s = Math.max(1, Math.ceil((moreAt(user, slot, free - most + 1) - now) / 1_000))
    return { taken, most, left: Math.max(0, most - free), more_in_s }
  }

  /** One at a time; nothing is asked while nobody is counted. */
  exchange(): Promise<void> {
    this.#flying ??= this.#exchange()
      .catch(this.#onTrouble)
      .finally(() => (this.#flying = null))
    return this.#flying
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#flying
  }

  #now(): number {
    return performance.now() + this.#ahead_ms
  }

  #userOf(id: string): User {
    const known = this.#users.get(id)
    if (known) return known
    const user: User = { own: new Map(), others: new Map(), unsent: new Set() }
    this.#users.set(id, user)
    void this.exchange()
    return user
  }

  async #exchange(): Promise<void> {
    // After those who came in the same moment.
    await Promise.resolve()
    const newest = Math.floor(this.#now() / slot_ms)
    const oldest = newest - slots + 1
    const mine = this.#unsent(oldest)
    if (this.#users.size === 0) return
    const others = { users: [...this.#users.keys()], since: oldest, until: newest + 1 }
    const { counts, now_ms } = await exchangeCounts(this.#query, this.#node, mine, others)
    this.#ahead_ms = now_ms - performance.now()
    for (const one of mine)
      if (this.#ownOf(one) === one.requests) this.#users.get(one.user_id)?.unsent.delete(one.slot)
    for (const id of others.users) this.#users.get(id)?.others.clear()
    for (const { user_id, slot, requests } of counts) this.#users.get(user_id)?.others.set(slot, requests)
    if (performance.now() - this.#swept_at < sweep_ms) return
    this.#swept_at = performance.now()
    await sweepCounts(this.#query, oldest - slots)
  }

  #ownOf({ user_id, slot }: SlotCount): number | undefined {
    return this.#users.get(user_id)?.own.get(slot)
  }

  /** What the others do not know yet; and forgets users who were not here for a minute. */
  #unsent(oldest: number): SlotCount[] {
    const all: SlotCount[] = []
    for (const [user_id, { own, others, unsent }] of this.#users) {
      for (const counts of [own, others])
        for (const slot of counts.keys()) if (slot < oldest) counts.delete(slot)
      for (const slot of unsent) {
        const requests = own.get(slot)
        if (requests === undefined) unsent.delete(slot)
        else all.push({ user_id, slot, requests })
      }
      if (own.size === 0 && others.size === 0) this.#users.delete(user_id)
    }
    return all
  }
}

const counted = function* ({ own, others }: User, slot: number): Generator<[number, number]> {
  for (const counts of [own, others])
    for (const [at, requests] of counts) if (at > slot - slots) yield [at, requests]
}

const sum = (user: User, slot: number): number => {
  let all = 0
  for (const [, requests] of counted(user, slot)) all += requests
  return all
}

/** When so many requests (at least one) have left the window; milliseconds. */
function moreAt(user: User, slot: number, wanted: number): number {
  let left = Math.max(1, wanted)
  let last = slot
  for (const [at, requests] of [...counted(user, slot)].toSorted(([a], [b]) => a - b)) {
    last = at
    left -= requests
    if (left <= 0) break
  }
  return (last + slots) * slot_ms
}
