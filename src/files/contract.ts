import type { Readable } from 'node:stream'

/** A file that is being read. Whoever has it reads `bytes` to the end or destroys it: until then a connection is held. */
export type OpenFile = {
  size: number
  /** `size` bytes, or an error: it never just ends early, and never waits long for a store that says nothing. */
  bytes: Readable
}

/** Bytes by key. Keys are built from ids only (`books/<book>/<step>/<token>.jpg`), never from what people type. */
export interface Files {
  /** Where they lie, in words for people; no secrets. */
  readonly place: string
  /** Stores all bytes or none, durably. Writing the same key again replaces it. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null if there is no such key. */
  get(key: string): Promise<Uint8Array | null>
  /** The same piece by piece, for whoever may be slow. */
  open(key: string): Promise<OpenFile | null>
  /** Removes everything below a prefix: `books/1` means `books/1/…`, not `books/12`. */
  remove(prefix: string): Promise<void>
  /** Bytes that still fit in, or null where that has no end. */
  room(): Promise<number | null>
}

/** Opens a store. Never waits for it to be there; throws only if the URL cannot be one. */
export type OpenFiles = (url: URL) => Files
