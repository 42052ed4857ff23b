/** Claims that are under way, by token. One of them at most may take a suspect. */
export class Asks {
  readonly #suspects = new Map<string, 0 | 1>()

  /** `mayTake`: no suspect runs now. */
  begin(mayTake: boolean): { token: string; suspects: 0 | 1 } {
    const suspects = mayTake && ![...this.#suspects.values()].includes(1) ? 1 : 0
    const token = crypto.randomUUID()
    this.#suspects.set(token, suspects)
    return { token, suspects }
  }

  has(token: string): boolean {
    return this.#suspects.has(token)
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.#suspects.delete(token)
  }
}
