import type { OpenBroker } from '../contract.ts'

/** The doorbell of the same PostgreSQL: NOTIFY, which every listener hears; one is enough for all of them. */
export const open: OpenBroker = async (url, { deployment, postgres }) => {
  // Whoever names another database here would believe that it is used.
  if (url.href !== 'postgres:')
    throw new Error('postgres: is the database of DATABASE_URL, and takes nothing after it')
  const channel = `storymill:${deployment}`
  return {
    name: 'postgres',
    longest_delay_ms: 0,
    send: async (_queue, text) => await postgres.notify(channel, text),
    receive: async (_queue, ear) => {
      const stop = await postgres.listen(channel, (text) => {
        // Without a text the session was away for a while.
        if (text === null) ear.onReturn()
        else if (ear.free() > 0) ear.onMessage(text)
      })
      return async () => stop()
    },
    depth: async () => null,
    close: async () => {},
  }
}
