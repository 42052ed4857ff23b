import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { Database } from '../db/database.ts'
import { EmbeddedError } from '../db/embedded/embedded-error.ts'
import { startEmbedded } from '../db/embedded/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { Problem } from '../errors.ts'
import { runningIn } from '../home.ts'

/** `gone` resolves when the embedded server has ended by itself; never with a database of your own. */
export type OpenDatabase = {
  db: Database
  embedded_url: string | null
  gone: Promise<void>
  close(): Promise<void>
}

/** The database of the configuration, else the embedded one of the home, started here and stopped by `close`. */
export async function openOwnDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  if (config.database) return plain(new Database(config.database))
  const embedded = await startEmbedded({
    home: config.home,
    log: { info: (text) => log.info(text), error: (text) => log.error(text) },
  }).catch((error: unknown) => {
    if (!(error instanceof EmbeddedError)) throw error
    throw new Problem(error.code === 'held' ? 'home_in_use' : 'configuration', {
      detail: error.message,
      cause: error,
    })
  })
  const db = new Database({ url: embedded.url })
  return {
    db,
    embedded_url: embedded.url,
    gone: embedded.ended,
    close: async () => {
      await db.close()
      await embedded.stop()
    },
  }
}

/** For commands that look on: the database of the service that runs in this home, if one does. */
export async function openDatabase(config: Config, log: Logger): Promise<OpenDatabase> {
  const running = config.database ? null : await runningIn(config.home)
  if (running?.database_url) return plain(new Database({ url: running.database_url }))
  const opened = await openOwnDatabase(config, log)
  // The first user may be added before the service has ever run. A database of your own is brought up to date by what serves.
  if (opened.embedded_url) await migrate(opened.db)
  return opened
}

const plain = (db: Database): OpenDatabase => ({
  db,
  embedded_url: null,
  gone: new Promise(() => {}),
  close: async () => await db.close(),
})
