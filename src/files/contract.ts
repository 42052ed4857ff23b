/** Bytes by key. Keys are built from ids only (`books/<book>/<step>/<token>.jpg`), never from what people type. */
export interface Files {
  /** Stores all bytes or none, durably. Writing the same key again replaces it. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null if there is no such key. */
  get(key: string): Promise<Uint8Array | null>
  /** Removes everything below a prefix. */
  remove(prefix: string): Promise<void>
}
