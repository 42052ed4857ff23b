import type { Parts } from '../app.ts'
import { Listening } from '../db/listen.ts'

const deaf =
  'the database is behind a pooler that keeps its news from us, so everyone looks every 2 s: set DATABASE_DIRECT_URL to hear at once'

/** Hears what the database says, past its pooler if there is a way. */
export function openListening({ db, log, stack }: Pick<Parts, 'db' | 'log' | 'stack'>): Listening {
  const listening = new Listening(db.urls.direct ?? db.urls.url, () => log.warn(deaf))
  stack.push(() => listening.close())
  return listening
}
