import pg from 'pg'

/** Where the truth is. `direct` is for LISTEN when `url` is a transaction pooler. */
export type DatabaseUrls = { url: string; direct?: string | undefined }

export type Row = Record<string, unknown>

/**
 * A pool for everyday statements. `query_timeout` is on the client's side: without it a black-holed socket hangs for
 * ever (no server-side timeout can fire when the server is gone).
 */
export class Database {
  readonly urls: DatabaseUrls
  readonly pool: pg.Pool

  constructor(urls: DatabaseUrls, size = 10) {
    this.urls = urls
    this.pool = new pg.Pool({ ...connection(urls.url), max: size, idleTimeoutMillis: 30_000 })
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => {})
  }

  async query<T extends Row>(text: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.pool.query<T>(text, values)
    return rows
  }

  /** Runs `work` in one transaction; anything thrown rolls back and is thrown on. */
  async transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await work(inTurn(asQuery(client)))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

/** Runs one statement. A statement with a `name` is prepared once per session. */
export type Query = <T extends Row>(text: string, values?: unknown[], name?: string) => Promise<T[]>

export const asQuery =
  (client: pg.ClientBase): Query =>
  async (text, values = [], name) =>
    (await client.query(name === undefined ? { text, values } : { name, text, values })).rows

/** Statements that are given together go one after the other; those that were given with one that failed are not sent. */
function inTurn(query: Query): Query {
  let last: Promise<unknown> = Promise.resolve()
  return async <T extends Row>(text: string, values?: unknown[], name?: string) => {
    const next = last.then(() => query<T>(text, values, name))
    last = next
    next.catch(() => {
      if (last === next) last = Promise.resolve()
    })
    return await next
  }
}

/** Options for any client of ours. Seconds-long limits: no statement of ours should come near them. */
export function connection(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'storymill',
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
    keepAlive: true,
  }
}

/** A session of its own, outside the pool: for LISTEN, and for pipelined turns. */
export function session(url: string, more: pg.ClientConfig = {}): pg.Client {
  const client = new pg.Client({ ...connection(url), ...more })
  client.on('error', () => {})
  return client
}

/** SQLSTATE of an error, if the server sent one; without it nobody knows whether the statement took effect. */
export const sqlstate = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined
