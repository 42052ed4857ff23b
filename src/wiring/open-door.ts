import { bookOutlook } from '../actions/book-outlook.ts'
import { cancelBook } from '../actions/cancel-book.ts'
import { checkOrder } from '../actions/check-order.ts'
import { deleteBook } from '../actions/delete-book.ts'
import { listLibrary } from '../actions/list-library.ts'
import type { MendParts } from '../actions/open-mend.ts'
import { orderBook } from '../actions/order-book.ts'
import { quoteBook } from '../actions/quote-book.ts'
import { editText, redoPart } from '../actions/redo-part.ts'
import { listRevisions, restoreRevision } from '../actions/restore-revision.ts'
import { showPageHistory } from '../actions/show-page-history.ts'
import { resumeBook } from '../actions/resume-book.ts'
import { showBook } from '../actions/show-book.ts'
import type { Parts } from '../app.ts'
import { newId } from '../book/ids.ts'
import type { Order } from '../book/order.ts'
import { styles } from '../book/styles.ts'
import { webhookQueue } from '../book/webhook.ts'
import { accessChannel } from '../db/ended-access.ts'
import { listBooks } from '../db/list-books.ts'
import { readStanding } from '../db/read-events.ts'
import { readTimeline } from '../db/read-timeline.ts'
import type { LiveParts } from '../http/events.ts'
import { buildServer, type HttpParts } from '../http/server.ts'
import { Hub, liveChannel } from '../live/hub.ts'
import { OpenStreams } from '../live/open-streams.ts'
import { away, bytesOf } from './bytes-of.ts'
import { openCallers } from './open-callers.ts'
import { linkParts, shareParts } from './link-parts.ts'
import { opsParts } from './ops-parts.ts'
import { openWall } from './open-wall.ts'
import { machineParts, whyNotReady } from './machine-parts.ts'
import { openOverview } from './open-overview.ts'
import { drawSample } from '../providers/demo/demo-image.ts'
import { quoteParts } from './quote-parts.ts'
import { webhookParts, webhookReach } from './webhook-parts.ts'

/** Puts the API together and opens it. */
export async function openDoor(parts: Parts): Promise<string> {
  const { config, roles, log, db, files, ring, pipeline, pipelines, stack } = parts
  const query = db.query.bind(db)
  const times = { deadline_ms: config.book_deadline_ms, quotas: config.quotas, newId, ring }
  const mend = { db, pipelines, ...times }
  const tell = async <T>(done: Promise<T>): Promise<T> => {
    const result = await done
    await query('select pg_notify($1, $2)', [liveChannel, '']).catch(parts.trouble)
    return result
  }
  const server = await buildServer({
    listBooks: (user, ask) => listBooks(query, user, ask),
    listLibrary: (user, ask) => listLibrary(db, user, ask),
    checkOrder: (body) => checkOrder(body, parts.languages, webhookReach(config)),
    orderBook: orderBook({ db, pipeline, prices: config.credits, random: Math.random, ...times }),
    showBook: (user, id) => showBook(db, user, id),
    ...looksAhead(parts),
    cancelBook: (user, id) => tell(cancelBook(db, user, id).finally(() => ring(webhookQueue))),
    ...mendingOf(mend, tell),
    deleteBook: (user, id) => deleteBook(db, (prefix) => files.remove(prefix).catch(away), user, id),
    timeline: (user, id) => readTimeline(query, user, id),
    readBytes: bytesOf(parts),
    links: linkParts(parts),
    shares: shareParts(parts),
    styleSample: styleSamples(),
    ...opsParts(parts, tell),
    auth: config.auth,
    ...(await openCallers(parts)),
    whyNotReady: () => whyNotReady(parts),
    ring: roles.worker ? parts.queue.push : null,
    machines: machineParts(parts),
    ...openOverview(parts),
    live: await openLive(parts),
    webhooks: webhookParts(parts),
    ...(await openWall(parts)),
    log,
  })
  stack.push(() => server.close())
  return await server.listen({ host: config.host, port: roles.port ?? config.port })
}

/** What a book will take, and what is left of one under way: by the same numbers. */
function looksAhead(parts: Parts) {
  const quoted = quoteParts(parts.config, parts.db, parts)
  return {
    quote: (order: Order) => quoteBook(quoted, order),
    outlook: (user: string, id: string) => bookOutlook(quoted, user, id),
  }
}

/** Who watches what, and how long they may. */
async function openLive({ config, db, listening, stack, trouble }: Parts): Promise<LiveParts> {
  const hub = new Hub(db, trouble)
  stack.push(() => hub.close())
  await listening.on(liveChannel, () => hub.news())
  const streams = new OpenStreams(db, { per_user: config.streams_per_user })
  stack.push(() => streams.close())
  await listening.on(accessChannel, () => streams.check())
  const standing = (user: string, id: string) => readStanding(db.query.bind(db), user, id)
  return { hub, streams, origins: config.cors, standing }
}

const mendingOf = (
  mend: MendParts,
  tell: <T>(done: Promise<T>) => Promise<T>,
): Pick<HttpParts, 'resumeBook' | 'mending'> => ({
  resumeBook: (user, id) => tell(resumeBook(mend, user, id)),
  mending: {
    redo: (whose, page, wish) => tell(redoPart(mend, whose, page, wish)),
    edit: (whose, page, edit) => tell(editText(mend, whose, page, edit)),
    restore: (whose, revision) => tell(restoreRevision(mend, whose, revision)),
    revisions: (user, id) => listRevisions(mend.db, user, id),
    history: (user, id, page) => showPageHistory(mend.db, user, id, page),
  },
})

/** Draws each sample once, when it is first asked for. */
function styleSamples(): (id: string) => Promise<Uint8Array | null> {
  const drawn = new Map<string, Promise<Uint8Array>>()
  return async (id) => {
    const style = styles.find((one) => one.id === id)
    if (!style) return null
    const sample = drawn.get(id) ?? drawSample(style.id).then((picture) => picture.bytes)
    drawn.set(id, sample)
    return await sample
  }
}
