import type { Held } from '../db/workers.ts'

/**
 * Steps that run in a worker's name although it does not know of them: a claim whose answer never arrived and that the
 * server carried out all the same. Its heartbeat would keep them for ever. One look may be too early (an answer can be
 * on its way), so a stray is one that two looks in a row have seen.
 */
export class Strays {
  #before = new Set<string>()

  found(held: Held[], known: (step: Held) => boolean): Held[] {
    const unknown = held.filter((step) => !known(step))
    const name = (step: Held) => `${step.id} ${step.token}`
    const strays = unknown.filter((step) => this.#before.has(name(step)))
    this.#before = new Set(unknown.map(name))
    return strays
  }
}
