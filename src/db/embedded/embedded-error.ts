export type EmbeddedErrorCode =
  | 'no_binaries'
  | 'other_major'
  | 'held'
  | 'foreign_data'
  | 'unreachable'
  | 'init_failed'
  | 'start_failed'

/** Why the embedded PostgreSQL did not start, as one sentence a person can act on. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
