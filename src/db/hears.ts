import type pg from 'pg'
import { isMissing, isOwnSession, session, type DatabaseUrls } from './database.ts'

const heard_ms = 2_000

/** Whether a session hears. The server's own does; of a pooler's it is tried, as in its session mode it hears too. */
export async function hears(url: string, client: pg.Client): Promise<boolean> {
  return (await isOwnSession(client)) || (await isHeard(url, client))
}

/** What stands between us and the database, and whether its news come through all the same; null: nothing does. */
export async function lookAtPooler({ url, direct }: DatabaseUrls): Promise<{ hears: boolean } | null> {
  if (await onSession(url, isOwnSession)) return null
  const way = direct ?? url
  return { hears: await onSession(way, (client) => hears(way, client)) }
}

/** Whether a URL leads to the database that this is the deployment of. Throws if it leads nowhere. */
export async function leadsTo(url: string, deployment: string): Promise<boolean> {
  const there = await onSession(url, async (client) => {
    const { rows } = await client
      .query<{ id: string }>('select id from storymill.deployment')
      .catch((error: unknown) => (isMissing(error) ? { rows: [] } : Promise.reject(error)))
    return rows[0]?.id
  })
  return there === deployment
}

async function onSession<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = session(url)
  try {
    await client.connect()
    return await ask(client)
  } finally {
    void client.end().catch(() => {})
  }
}

/** Whether a session hears what another says; on a channel of this trial alone, as a pooler may keep listening to it. */
async function isHeard(url: string, client: pg.Client): Promise<boolean> {
  const channel = `storymill_probe_${crypto.randomUUID()}`
  const heard = Promise.withResolvers<boolean>()
  let timer: NodeJS.Timeout | undefined
  const onNews = (news: pg.Notification) => news.channel === channel && heard.resolve(true)
  // A session that ends meanwhile has not been deaf.
  const onEnd = () => heard.reject(new Error('the session that was to listen has ended'))
  heard.promise.catch(() => {})
  client.on('notification', onNews).once('end', onEnd)
  const other = session(url)
  try {
    await client.query(`listen ${quoted(channel)}`)
    await other.connect()
    await other.query('select pg_notify($1, $2)', [channel, ''])
    timer = setTimeout(() => heard.resolve(false), heard_ms)
    const answer = await heard.promise
    if (answer) await client.query(`unlisten ${quoted(channel)}`)
    return answer
  } finally {
    clearTimeout(timer)
    client.off('notification', onNews).off('end', onEnd)
    void other.end().catch(() => {})
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
