import sharp from 'sharp'
import type { Files, OpenFile } from './contract.ts'

const quality = 80
// What a model drew is far smaller; more is something made to fill our memory.
const mostPixels = 100_000_000
const atOnce = 2

export type Original = { key: string; sha256: string }

export type WidthsParts = {
  files: Pick<Files, 'get' | 'put' | 'open' | 'remove'>
  /** Waits for whoever deletes it just now. */
  isBookThere(book_id: string): Promise<boolean>
  trouble(error: unknown): void
}

/**
 * Smaller copies of pictures, made when they are first asked for and kept beside the original: below the same prefix, so that
 * they go with their book. Two are made at a time in this process, each once however many ask for it.
 */
export class Widths {
  readonly #parts: WidthsParts
  readonly #making = new Map<string, Promise<boolean>>()
  readonly #waiting: (() => void)[] = []
  #busy = 0

  constructor(parts: WidthsParts) {
    this.#parts = parts
  }

  /** A WebP copy that is so wide, or as wide as the original if that is less. Null: none can be had of it. */
  async open(original: Original, width: number): Promise<OpenFile | null> {
    // The bytes are in the name as well: a copy can never be of others.
    const key = `${original.key}.${original.sha256.slice(0, 12)}.w${width}.webp`
    const kept = await this.#parts.files.open(key)
    if (kept) return kept
    const making = this.#making.get(key) ?? this.#make(original.key, key, width)
    this.#making.set(key, making)
    return (await making) ? await this.#parts.files.open(key) : null
  }

  async #make(from: string, to: string, width: number): Promise<boolean> {
    await this.#turn()
    try {
      const bytes = await this.#parts.files.get(from)
      const small = bytes && (await narrowed(bytes, width))
      if (!small) return false
      await this.#parts.files.put(to, small)
      return await this.#stays(to)
    } catch (error) {
      // No room for it, or no store: the original is as good.
      this.#parts.trouble(error)
      return false
    } finally {
      this.#making.delete(to)
      const next = this.#waiting.shift()
      if (next) next()
      else this.#busy -= 1
    }
  }

  /** Whoever ends hands its place to the one that waits longest. */
  async #turn(): Promise<void> {
    if (this.#busy < atOnce) this.#busy += 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** A book that was deleted while its copy was made took its files along, but not this one. */
  async #stays(key: string): Promise<boolean> {
    const [, book = ''] = key.split('/')
    if (await this.#parts.isBookThere(book)) return true
    await this.#parts.files.remove(`books/${book}`)
    return false
  }
}

/** Null: it cannot be read as a picture. Never wider than it was, in the colours of the web, without what a camera would add. */
async function narrowed(bytes: Uint8Array, width: number): Promise<Uint8Array | null> {
  return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality })
    .toBuffer()
    .catch(() => null)
}
