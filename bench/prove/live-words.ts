/** What the processes of this proof say to each other. */

export type ClientWish = {
  /** Where it goes, in this order, whenever it is cut off. */
  urls: string[]
  token: string
  book_id: string
  /** A book of another user, which it asks for too; it must not get it. Null: nobody minds (the bare server). */
  foreign: string | null
}

export type Report = {
  clients: number
  received: number
  gaps: number
  duplicates: number
  wrong: number
  foreign_refused: number
  /** How many had to begin anew with the whole book. */
  resets: number
  reconnects: number
  /** Milliseconds from the event to the client, of what happened while it was connected. */
  latencies: number[]
  /** The version each client ended at, by book. */
  ended: { book_id: string; version: number; status: string }[]
}

export type ToClients =
  | { say: 'open'; clients: ClientWish[] }
  | { say: 'cut off'; lost: string }
  | { say: 'report'; most_ms: number }
export type FromClients = { say: 'open' } | { say: 'report'; report: Report }

/** An event as it was told, and when, in milliseconds after the first. */
export type Told = { after_ms: number; said: { book_id: string } & Record<string, unknown> }
export type ToBare = { say: 'replay'; told: Told[] }
export type FromBare = { say: 'listening'; url: string } | { say: 'done' }

export type WorkerArguments = { database_url: string; folder: string; factor: number }
