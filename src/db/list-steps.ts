import type { ListedStep, StepFilter, StepSource } from '../book/step-list.ts'
import type { Query } from './database.ts'
import { standingStep } from './dead-sources.ts'

const iso = (column: string) => `to_char((${column}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`
const moment = (bound: string) => `(timestamptz 'epoch' + ${bound}::float8 * interval '1 microsecond')`

/** Where steps of a state are found, in which order, by which index. */
type Source = {
  from: string
  where: string
  order: string
  /** What it is ordered by, as texts; and the condition that a row comes after such a place (its bounds are given). */
  at: string[]
  after(bound: string[]): string
  state: ListedStep['state']
  since: string
}

// As claims take them: each queue's line, one after the other.
const line = {
  from: 'from storymill.steps s',
  order: 's.queue, s.rank, s.page, s.id',
  at: ['s.queue', 's.rank::text', 's.page::text', 's.id::text'],
  after: ([queue, rank, page, id]: string[]) =>
    `(s.queue, s.rank, s.page, s.id) > (${queue}::text, ${rank}::float8, ${page}::int, ${id}::uuid)`,
  state: 'ready' as const,
  // It has no time of becoming ready of its own: it was there, its predecessors had ended, its last try was over.
  since: `greatest((select max(settled_at) from storymill.step_calls where step_id = s.id),
    (select max(ended_at) from storymill.steps p where p.book_id = s.book_id and (s.id = any (p.unblocks)
      or (p.kind = 'plan' and s.kind <> 'plan' and p.revision = s.revision))),
    coalesce((select opened_at from storymill.book_revisions r where r.book_id = s.book_id and r.revision = s.revision), b.created_at))`,
}

const sources: Record<StepSource, Source> = {
  // Found through the open calls, which are few. The longest first: what hangs is seen at once.
  running: {
    from: `from storymill.step_calls c join storymill.steps s on s.id = c.step_id and s.claim_token = c.claim_token`,
    where: `c.state = 'intent' and c.purpose = 'main' and s.state = 'running'`,
    order: 's.started_at, s.id',
    at: [micros('s.started_at'), 's.id::text'],
    after: ([at, id]) => `(s.started_at, s.id) > (${moment(at ?? '')}, ${id}::uuid)`,
    state: 'running',
    since: 's.started_at',
  },
  suspect: { ...line, where: `s.state = 'ready' and s.suspect` },
  ready: { ...line, where: `s.state = 'ready' and not s.suspect` },
  sleeping: {
    from: 'from storymill.steps s',
    where: `s.state = 'sleeping'`,
    order: 's.due_at, s.id',
    at: [micros('s.due_at'), 's.id::text'],
    // Said twice: the index knows the time alone.
    after: ([at, id]) =>
      `s.due_at >= ${moment(at ?? '')} and (s.due_at, s.id) > (${moment(at ?? '')}, ${id}::uuid)`,
    state: 'sleeping',
    since: '(select max(settled_at) from storymill.step_calls where step_id = s.id)',
  },
  dead: {
    from: 'from storymill.steps s join storymill.books b on b.id = s.book_id',
    where: standingStep,
    order: 's.ended_at desc, s.id desc',
    at: [micros('s.ended_at'), 's.id::text'],
    after: ([at, id]) => `(s.ended_at, s.id) < (${moment(at ?? '')}, ${id}::uuid)`,
    state: 'dead',
    since: 's.ended_at',
  },
}

export type FoundStep = Omit<ListedStep, 'reason'> & { reason: ListedStep['reason']; at: string[] }

/** So many steps of one source after a place. `queues`: only of these; null: of any. */
export async function listSteps(
  query: Query,
  name: StepSource,
  {
    filter,
    queues,
    after,
    limit,
  }: { filter: StepFilter; queues: string[] | null; after: string[] | null; limit: number },
): Promise<FoundStep[]> {
  const source = sources[name]
  const bound: unknown[] = []
  const where = conditions(name, { filter, queues }, bound)
  if (after) where.push(source.after(after.map((one) => `$${bound.push(one)}`)))
  bound.push(limit)
  // What is told of a step is looked up for those of the page alone.
  return await query<FoundStep>(
    `with found as materialized (select s.id ${source.from} where ${where.join(' and ')}
       order by ${source.order} limit $${bound.length})
     select s.id, s.book_id, b.title, b.user_id as user, s.key, s.kind, s.page, s.queue, '${source.state}' as state, s.attempt,
       case when s.state = 'sleeping' then s.wait_reason end as reason,
       case when s.state = 'sleeping' then ${iso('s.due_at')} end as until, s.error_code as code,
       coalesce(s.error_message, s.because) as message, w.name as worker, ${iso(source.since)} as since,
       array[${source.at.join(', ')}] as at
     from found join storymill.steps s using (id) join storymill.books b on b.id = s.book_id
     left join storymill.workers w on w.id = s.claimed_by
     order by ${source.order}`,
    bound,
  )
}

/** How many there are, counted to a point. */
export async function countSteps(
  query: Query,
  name: StepSource,
  { filter, queues, most }: { filter: StepFilter; queues: string[] | null; most: number },
): Promise<number> {
  const bound: unknown[] = []
  const where = conditions(name, { filter, queues }, bound)
  bound.push(most)
  const [row] = await query<{ n: number }>(
    `select count(*)::int as n from (select ${sources[name].from} where ${where.join(' and ')} limit $${bound.length}) few`,
    bound,
  )
  return row?.n ?? 0
}

function conditions(
  name: StepSource,
  { filter, queues }: { filter: StepFilter; queues: string[] | null },
  bound: unknown[],
): string[] {
  const where = [sources[name].where]
  const when = (value: unknown, say: (bound: string) => string) => {
    if (value !== null) where.push(say(`$${bound.push(value)}`))
  }
  when(filter.queue, (queue) => `s.queue = ${queue}`)
  when(queues, (all) => `s.queue = any (${all}::text[])`)
  when(filter.kind, (kind) => `s.kind = ${kind}`)
  when(filter.book, (book) => `s.book_id = ${book}::uuid`)
  if (name === 'sleeping') when(filter.reason, (reason) => `s.wait_reason = ${reason}`)
  // Whose books are under way is in an index; of dead steps the book is there anyway.
  when(filter.user, (user) =>
    name === 'dead'
      ? `b.user_id = ${user}`
      : `s.book_id = any (array(select id from storymill.books where user_id = ${user} and completed_at is null))`,
  )
  return where
}
