import type { QueueState } from './contract.ts'

/** How it stands with a broker: told when it changes, and never with a secret of its URL in it. */
export class Health {
  readonly #secrets: string[]
  readonly #onChange: ((state: QueueState) => void) | undefined
  #state: QueueState = {
    well: true,
    refused: false,
    accepted: false,
    says: 'was not tried yet',
    foreign: 0,
  }

  constructor(url: URL, onChange?: (state: QueueState) => void) {
    const secrets = [url.password, meant(url.password)]
    this.#secrets = secrets.filter((one) => one !== '')
    this.#onChange = onChange
  }

  get state(): QueueState {
    return this.#state
  }

  well(): void {
    this.#be({ well: true, refused: false, says: 'is reached' })
  }

  /** `refused`: it was reached, and turned us away. */
  trouble(error: unknown, refused = false): void {
    const says = this.#scrub(sentence(error))
    // A driver tells that it was refused, whoever called it only that it failed: the same words are the same refusal.
    const same = this.#state.refused && this.#state.says === says
    this.#be({ well: false, refused: refused || same, says })
  }

  foreign(): void {
    this.#state = { ...this.#state, foreign: this.#state.foreign + 1 }
  }

  #be(now: Omit<QueueState, 'foreign' | 'accepted'>): void {
    const before = this.#state
    this.#state = { ...now, accepted: before.accepted || now.well, foreign: before.foreign }
    const told = before.well === now.well && (now.well || before.says === now.says)
    if (!told) this.#onChange?.(this.#state)
  }

  #scrub(text: string): string {
    return this.#secrets.reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
  }
}

/** What stands in a URL, as it is meant. Throws an error of one sentence if that cannot be told. */
function meant(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch (cause) {
    throw new Error('its password has a % that stands for itself, which is written %25', { cause })
  }
}

/** The words of an error; of one that holds several, those of the first. */
function sentence(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return sentence(error.errors[0])
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.split('\n')[0]?.slice(0, 300) ?? ''
}
