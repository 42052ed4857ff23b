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
  /** Whether statements are prepared by name; null: not looked at yet. */
  #named: boolean | null = null

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
      const query = await this.on(client)
      await client.query('begin')
      const result = await work(inTurn(query))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure))
      throw error
    } finally {
      client.release(broken)
    }
  }

  /**
   * How statements run on a session of this database. Names are used only where the session is the server's own: through a
   * pooler the next statement may meet another session, which has not prepared it, or something else by that name.
   */
  async on(client: pg.ClientBase): Promise<Query> {
    this.#named ??= await isOwnSession(client)
    return async (text, values = [], name) => {
      const named = name !== undefined && this.#named === true
      try {
        return (await client.query(named ? { name, text, values } : { text, values })).rows
      } catch (error) {
        // A pooler that could not be told from the server: from now on without names.
        if (named && isUnprepared(error)) this.#named = false
        throw error
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

/** Runs one statement. A statement with a `name` is prepared once per session, where that can be. */
export type Query = <T extends Row>(text: string, values?: unknown[], name?: string) => Promise<T[]>

/** Whether the process we were told to cancel is the one that serves us: a pooler gives each client a number of its own. */
export async function isOwnSession(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return 'processID' in client && client.processID === rows[0]?.pid
}

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

const codeOf = (error: unknown): string | undefined =>
  error instanceof pg.DatabaseError ? error.code : undefined

/**
 * SQLSTATE of an error, if the server sent one; without it nobody knows whether the statement took effect. Class 08 is what
 * a pooler says of a server it has lost, so that is none.
 */
export const sqlstate = (error: unknown): string | undefined => {
  const code = codeOf(error)
  return code?.startsWith('08') ? undefined : code
}

/** The session knows another statement by a name, or none: nothing was run. */
export const isUnprepared = (error: unknown): boolean =>
  ['26000', '42P05', '08P01'].includes(codeOf(error) ?? '')

/** The schema, or a table of it, is not there. */
export const isMissing = (error: unknown): boolean => ['3F000', '42P01'].includes(codeOf(error) ?? '')
