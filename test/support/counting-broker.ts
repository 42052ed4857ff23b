import type { Broker, Ear } from '../../src/queue/contract.ts'

/** A broker in this process that hands each message to one listener with a free slot, in turn, and counts them. */
export class CountingBroker implements Broker {
  readonly name = 'counting'
  readonly longest_delay_ms = 0
  readonly #ears = new Map<string, Ear[]>()
  messages = 0

  async send(queue: string, text: string, count: number): Promise<void> {
    this.messages += count
    for (let n = 0; n < count; n++) {
      const ears = this.#ears.get(queue) ?? []
      const ear = ears.find((one) => one.free() > 0)
      if (!ear) return
      ears.push(...ears.splice(ears.indexOf(ear), 1))
      setImmediate(() => ear.onMessage(text))
    }
  }

  async receive(queue: string, ear: Ear): Promise<() => Promise<void>> {
    const ears = this.#ears.get(queue) ?? []
    this.#ears.set(queue, ears)
    ears.push(ear)
    return async () => void ears.splice(ears.indexOf(ear), 1)
  }

  async depth(): Promise<null> {
    return null
  }

  async close(): Promise<void> {}
}
