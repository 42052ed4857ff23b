import { addUser } from '../../src/actions/add-user.ts'
import { grantCredits } from '../../src/actions/grant-credits.ts'
import { orderBook } from '../../src/actions/order-book.ts'
import { newId } from '../../src/book/ids.ts'
import { noQuotas } from '../../src/book/quota.ts'
import { Order } from '../../src/book/order.ts'
import { Problem } from '../../src/errors.ts'
import { demoTimeouts, storybook } from '../../src/pipeline/pipeline.ts'
import { seeded, type Random } from '../../src/providers/demo/random.ts'
import { say } from './claims.ts'
import { refusedHero, revoked } from './money-setting.ts'
import { pause, type Process, type Stage } from './stage.ts'

/** Credits of the service as it is set up by itself. */
const prices = { page_text: 1, picture: 5, cover: 5 }
const priceOfBook = (pages: number) => pages * (prices.page_text + prices.picture) + prices.cover

type Wish = { user: string; order: Order }
export type Happened = {
  /** Orders that were refused for want of credits, of those that were meant to be. */
  refused: number
  meant_to_be_refused: number
  kills: number
  /** Books that cannot be complete, because the provider refuses their pictures. */
  scripted_partial: string[]
  seconds: number
}

const users = ['local', 'ada', 'ben', 'cleo'] as const
const workers = 3

/** Orders the books, lets them be made under fire, and answers when all have ended. */
export async function runMoney(stage: Stage, books: number, seed: number): Promise<Happened> {
  const random = seeded(seed, 'money')
  const wishes = wishesFor(books, random)
  await giveCredits(stage, wishes)
  const api = await stage.start('api', ['api'])
  const hands = await Promise.all(
    Array.from({ length: workers }, (_, index) => stage.start(`worker-${index + 1}`, ['worker'])),
  )
  say(`one API and ${workers} workers run; ${books} books of ${users.length} users are ordered`)
  const begun = performance.now()
  const ids = await Promise.all(wishes.map((wish) => orderOne(stage, api.said, wish)))
  const refused = await refusals(stage, api.said)
  const until = performance.now() + 20 * 60_000
  const over = { yet: false }
  const [kills] = await Promise.all([
    killing(stage, hands, random, over),
    revoking(stage, books),
    untilOver(stage, until).finally(() => (over.yet = true)),
  ])
  const seconds = (performance.now() - begun) / 1_000
  await settled(stage)
  return {
    ...refused,
    kills,
    scripted_partial: ids.filter((_, index) => wishes[index]?.order.hero?.name === refusedHero),
    seconds,
  }
}

function wishesFor(books: number, random: Random): Wish[] {
  return Array.from({ length: books }, (_, index) => {
    const hero = index % 67 === 33 ? { name: refusedHero, look: 'a badger with a green scarf' } : undefined
    const order = Order.parse({
      idea: `A small fox looks for the moon, for the ${index + 1}. time`,
      pages: 4 + Math.floor(random.next() * 3),
      seed: index,
      ...(hero && { hero }),
    })
    return { user: users[index % users.length] ?? 'local', order }
  })
}

/** Each user gets what the books cost together, and not enough for one more. */
async function giveCredits({ db }: Stage, wishes: Wish[]): Promise<void> {
  for (const name of users) {
    const own = wishes.filter((wish) => wish.user === name)
    const credits = own.reduce((sum, { order }) => sum + priceOfBook(order.pages), 0) + 3
    if (name === 'local') await grantCredits(db, { name, credits, by: 'prove' })
    else await addUser(db, { name, tier: name === 'ada' ? 'paid' : 'free', credits, by: 'prove' })
  }
}

async function orderOne(stage: Stage, api: string, { user, order }: Wish): Promise<string> {
  if (user !== 'local') return (await ordering(stage)(user, order, newId())).book.id
  const answer = await postOrder(api, order)
  if (answer.status !== 202) throw new Error(`an order was answered with ${answer.status}`)
  return ((await answer.json()) as { id: string }).id
}

const postOrder = async (api: string, order: Order) =>
  await fetch(`${api}/v1/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify(order),
  })

const unknown = { text: 6, picture: 6 }
const ordering = ({ db }: Stage) =>
  orderBook({
    db,
    pipeline: storybook(demoTimeouts, unknown),
    deadline_ms: 3_600_000,
    prices,
    quotas: noQuotas,
    newId,
    random: Math.random,
    // The workers look by themselves every other second.
    ring: () => {},
  })

/** One order more than a user can pay, of each: none may be taken. */
async function refusals(stage: Stage, api: string) {
  const order = Order.parse({ idea: 'One book too many', pages: 4 })
  const answers = await Promise.all(
    users.map(async (user) => {
      if (user === 'local') return (await postOrder(api, order)).status
      return await ordering(stage)(user, order, newId()).then(
        ({ status }) => status,
        (error: unknown) => (error instanceof Problem ? error.status : 500),
      )
    }),
  )
  const refused = answers.filter((status) => status === 402).length
  say(`${refused} of ${answers.length} orders beyond the credits of their user were refused`)
  return { refused, meant_to_be_refused: answers.length }
}

/** Kills a worker at random every few seconds and starts another in its place. */
async function killing(stage: Stage, hands: Process[], random: Random, over: { yet: boolean }) {
  let kills = 0
  const most = 40
  while (!over.yet) {
    await pause(6_000 + random.next() * 8_000)
    if (over.yet || kills >= most) continue
    const which = Math.floor(random.next() * hands.length)
    const victim = hands[which]
    if (!victim) continue
    await stage.stop(victim, 'SIGKILL')
    kills += 1
    hands[which] = await stage.start(victim.name, ['worker'])
  }
  return kills
}

const share = async ({ db }: Stage): Promise<number> => {
  const [row] = await db.query<{ share: number }>(
    `select coalesce(avg((completed_at is not null)::int), 0)::float8 as share from storymill.books`,
  )
  return row?.share ?? 0
}

/** Takes a key away once some of the pictures are there. */
async function revoking(stage: Stage, books: number): Promise<void> {
  for (;;) {
    const [row] = await stage.db.query<{ n: number }>(
      `select count(*)::int as n from storymill.steps where kind = 'picture' and state = 'done'`,
    )
    if ((row?.n ?? 0) >= books) break
    if ((await share(stage)) === 1) break
    await pause(250)
  }
  await stage.simulator.ask(`/__sim/keys/${revoked}/revoke`, {})
  say(`the provider has revoked the key ${revoked}`)
}

async function untilOver(stage: Stage, until: number): Promise<void> {
  let told = performance.now()
  for (;;) {
    const done = await share(stage)
    if (done === 1) break
    if (performance.now() > until) return say('the time is over, and not every book has ended')
    if (performance.now() - told > 15_000) {
      told = performance.now()
      say(`${Math.round(done * 100)} % of the books have ended`)
    }
    await pause(500)
  }
  say('every book has ended')
}

/** Calls of dead workers are settled by the living within seconds. */
async function settled({ db }: Stage): Promise<void> {
  for (let look = 0; look < 60; look++) {
    const [open] = await db.query(`select from storymill.step_calls where state = 'intent' limit 1`)
    if (!open) return
    await pause(500)
  }
}
