import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { sayEvent } from '../../src/live/say-event.ts'
import type { StoredEvent } from '../../src/db/read-events.ts'
import { cpuSeconds } from '../cpu.ts'
import { say } from './claims.ts'
import type { LiveStage, Node, Owner } from './live-stage.ts'
import type { ClientWish, FromClients, Report, ToClients, Told } from './live-words.ts'

export type Wish = { clients: number; books: number; rounds: number; factor: number }

export type Round = Report & { seconds: number; cpu_s: number }
export type OurRound = Round & {
  looks: { calls: number; ms: number }
  finals: Map<string, number>
  told: Told[]
}
export type Runs = { ours: OurRound[]; bare: Round[]; killed: OurRound }

const clientProcesses = 2
const workers = 2
const most_ms = 60_000

/** Ours and the bare broadcast in turn, and at last one round in which a node is killed. */
export async function runLive(stage: LiveStage, wish: Wish): Promise<Runs> {
  const owners = await Promise.all(Array.from({ length: wish.books }, (_, n) => stage.owner(`user-${n}`)))
  const nodes = await Promise.all([stage.api(), stage.api()])
  const bareNodes = await Promise.all([stage.bare(), stage.bare()])
  const hearers = Array.from({ length: clientProcesses }, () => stage.clients())
  const runs: Omit<Runs, 'killed'> = { ours: [], bare: [] }
  for (let n = 1; n <= wish.rounds; n++) {
    const ours = await ourRound(stage, { wish, owners, nodes, hearers }, null)
    const bare = await bareRound({ wish, nodes: bareNodes, hearers }, ours.told)
    runs.ours.push(ours)
    runs.bare.push(bare)
    say(
      `round ${n}: ours p99 ${quantile(ours.latencies, 0.99).toFixed(1)} ms, bare ${quantile(bare.latencies, 0.99).toFixed(1)} ms`,
    )
  }
  say('one more, in which a node is killed')
  return { ...runs, killed: await ourRound(stage, { wish, owners, nodes, hearers }, nodes[0] ?? null) }
}

type Cast = { wish: Wish; nodes: Node[]; hearers: ChildProcess[] }

async function ourRound(
  stage: LiveStage,
  cast: Cast & { owners: Owner[] },
  victim: Node | null,
): Promise<OurRound> {
  const { wish, owners, nodes, hearers } = cast
  const ids = await stage.order(owners, wish.factor)
  await open(hearers, wishes(wish, nodes, ids, owners))
  await stage.countAnew()
  const [start, cpu] = [performance.now(), await cpuOf(nodes)]
  const hands = await Promise.all(Array.from({ length: workers }, () => stage.worker(wish.factor)))
  if (victim) {
    await new Promise((resolve) => setTimeout(resolve, 120 * wish.factor))
    await stage.end(victim.child, 'SIGKILL')
  }
  const report = await reports(hearers)
  const seconds = (performance.now() - start) / 1_000
  const figures = { seconds, cpu_s: victim ? 0 : (await cpuOf(nodes)) - cpu, looks: await stage.looks() }
  await Promise.all(hands.map((hand) => stage.end(hand)))
  return { ...report, ...figures, finals: await finals(stage, ids), told: await toldOf(stage, ids) }
}

async function bareRound({ wish, nodes, hearers }: Cast, told: Told[]): Promise<Round> {
  const ids = [...new Set(told.map(({ said }) => said.book_id))]
  await open(hearers, wishes(wish, nodes, ids, null))
  const [start, cpu] = [performance.now(), await cpuOf(nodes)]
  const done = nodes.map(({ child }) => once(child, 'message'))
  for (const { child } of nodes) child.send({ say: 'replay', told })
  const report = await reports(hearers)
  await Promise.all(done)
  return { ...report, seconds: (performance.now() - start) / 1_000, cpu_s: (await cpuOf(nodes)) - cpu }
}

/** Clients in turn over books and nodes. */
function wishes({ clients }: Wish, nodes: Node[], ids: string[], owners: Owner[] | null): ClientWish[] {
  const urls = nodes.map(({ url }) => url)
  return Array.from({ length: clients }, (_, n) => {
    const [book, turn] = [n % ids.length, Math.floor(n / ids.length) % urls.length]
    return {
      urls: [...urls.slice(turn), ...urls.slice(0, turn)],
      token: owners?.[book]?.token ?? '',
      book_id: ids[book] ?? '',
      foreign: owners ? (ids[(book + 1) % ids.length] ?? '') : null,
    }
  })
}

const tell = (child: ChildProcess, words: ToClients) => child.send(words)
const answer = async (child: ChildProcess) => ((await once(child, 'message')) as [FromClients])[0]

async function open(hearers: ChildProcess[], all: ClientWish[]): Promise<void> {
  const each = Math.ceil(all.length / hearers.length)
  const answers = hearers.map(answer)
  hearers.forEach((child, n) => tell(child, { say: 'open', clients: all.slice(n * each, (n + 1) * each) }))
  await Promise.all(answers)
}

async function reports(hearers: ChildProcess[]): Promise<Report> {
  const answers = hearers.map(answer)
  for (const child of hearers) tell(child, { say: 'report', most_ms })
  const all = (await Promise.all(answers)).flatMap((words) => (words.say === 'report' ? [words.report] : []))
  const sum = (pick: (one: Report) => number) => all.reduce((total, one) => total + pick(one), 0)
  return {
    clients: sum((one) => one.clients),
    received: sum((one) => one.received),
    gaps: sum((one) => one.gaps),
    duplicates: sum((one) => one.duplicates),
    wrong: sum((one) => one.wrong),
    foreign_refused: sum((one) => one.foreign_refused),
    resets: sum((one) => one.resets),
    reconnects: sum((one) => one.reconnects),
    latencies: all.flatMap((one) => one.latencies),
    ended: all.flatMap((one) => one.ended),
  }
}

const cpuOf = async (nodes: Node[]): Promise<number> =>
  (await Promise.all(nodes.map(({ child }) => cpuSeconds(child.pid ?? 0)))).reduce((a, b) => a + b, 0)

async function finals({ db }: LiveStage, ids: string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; version: number }>(
    `select id, version::float8 as version from storymill.books where id = any ($1::uuid[]) and status = 'complete'`,
    [ids],
  )
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** The events as the nodes told them, for the bare servers to tell again. */
async function toldOf({ db }: LiveStage, ids: string[]): Promise<Told[]> {
  const events = await db.query<StoredEvent & { ms: number }>(
    `select book_id, e.version::float8 as version, type, data, at, extract(epoch from at)::float8 * 1000 as ms
     from storymill.book_events e where book_id = any ($1::uuid[]) and e.version > 1 order by at, e.version`,
    [ids],
  )
  const first = events[0]?.ms ?? 0
  return events.map((event) => {
    const said = sayEvent(event)
    const more = { type: event.type, progress: said.progress_percent, step: said.current_step }
    return { after_ms: 500 + event.ms - first, said: { ...said, ...more } }
  })
}

export function quantile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
