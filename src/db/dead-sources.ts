import type { DeadFilter } from '../book/dead-letter.ts'

/** The values of a statement that is being put together. */
export type Bound = unknown[]

/** What a dead letter can be, as the parts of a statement. */
export type DeadSource = {
  from: string
  /** Dead at all; `where`: on the list, and wanted. */
  dead: string
  where: string
  id: string
  died_at: string
  dealt_with: string
  letter: string
  kind: string
  code: string
  message: string
  cause: string
  book_id: string
  user_id: string
  /** What is made again once, however many of its letters there are. */
  part: string
  /** The book that is made again. */
  made_again: string
}

type Columns = Record<
  | 'id'
  | 'kind'
  | 'queue'
  | 'code'
  | 'class'
  | 'message'
  | 'because'
  | 'cause'
  | 'died_at'
  | 'book_id'
  | 'user_id',
  string
>
type Raw = Omit<DeadSource, 'where' | 'letter' | keyof Columns> & {
  columns: Columns
  standing: string
  more: string
}

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const micros = (column: string) => `(extract(epoch from ${column}) * 1000000)::bigint::text`

/**
 * Whether a step `s` of the book `b` is a dead letter. It counts until the next row of its key: a book that is made again makes
 * what died again. What a cancelled book lacks nobody waits for.
 */
export const standingStep = `s.state = 'dead' and s.dealt_with is null and b.status <> 'cancelled' and not exists (
  select from storymill.steps n where n.book_id = s.book_id and n.key = s.key and n.revision > s.revision and n.state <> 'taken_back')`

const steps: Raw = {
  from: `from storymill.steps s join storymill.books b on b.id = s.book_id
    left join storymill.step_calls c on c.step_id = s.id and c.claim_token = s.done_token and c.purpose = 'main'`,
  dead: `s.state = 'dead'`,
  standing: standingStep,
  dealt_with: `coalesce(s.dealt_with, case when exists (select from storymill.steps n where n.book_id = s.book_id and n.key = s.key
    and n.revision > s.revision and n.state <> 'taken_back') then 'retried' when b.status = 'cancelled' then 'cancelled' end)`,
  more: `s.key, s.page, s.revision, s.attempt as attempts, b.status as book_status`,
  part: 's.book_id',
  made_again: 's.book_id',
  columns: {
    id: 's.id',
    kind: 's.kind',
    queue: 's.queue',
    code: 's.error_code',
    class: 'c.class',
    message: 's.error_message',
    because: 's.because',
    cause: 'storymill.cause_of(s.kind, s.error_code, s.error_message)',
    died_at: 's.ended_at',
    book_id: 's.book_id',
    user_id: 'b.user_id',
  },
}

// A delivery that is sent again is not dead any more. A test that did not arrive told whom it should.
const deliveries: Raw = {
  from: 'from storymill.webhook_deliveries d left join storymill.books b on b.id = d.book_id',
  dead: `d.state = 'dead' and d.type <> 'webhook.test'`,
  standing: `d.state = 'dead' and d.dealt_with is null and d.type <> 'webhook.test'`,
  dealt_with: 'd.dealt_with',
  part: 'd.id',
  made_again: 'null::uuid',
  more: `d.type as key, 0 as page, coalesce(d.revision, 0) as revision, d.tries as attempts, b.status as book_status`,
  columns: {
    id: 'd.id',
    kind: `'webhook'::text`,
    queue: `'webhooks'::text`,
    code: 'd.class',
    class: 'd.class',
    message: `d.host || ' ' || d.because`,
    because: 'd.because',
    cause: `storymill.cause_of('webhook', d.class, d.host || ' ' || d.because)`,
    died_at: 'd.ended_at',
    book_id: 'd.book_id',
    user_id: 'd.user_id',
  },
}

/** Every source with the filter in it; its values are added to `bound`. `after`: only what follows that place. */
export function deadSources(
  filter: DeadFilter,
  bound: Bound,
  after: { micros: string; id: string } | null,
): DeadSource[] {
  const given = bind(filter, bound, after)
  return [steps, deliveries].map(({ columns, more, standing, ...raw }) => ({
    ...raw,
    ...columns,
    where: [standing, ...given.map((condition) => condition(columns))].join(' and '),
    letter: `${columns.id} as id, ${columns.kind} as kind, ${columns.queue} as queue, ${columns.book_id} as book_id,
      ${columns.user_id} as "user", ${columns.cause} as cause, ${columns.class} as class, ${columns.code} as code,
      ${columns.message} as message, ${columns.because} as because, ${iso(columns.died_at)} as died_at,
      ${micros(columns.died_at)} as micros, ${more}`,
  }))
}

type Condition = (columns: Columns) => string

function bind(filter: DeadFilter, bound: Bound, after: { micros: string; id: string } | null): Condition[] {
  const same = ['queue', 'kind', 'code', 'class'] as const
  const like = filter.text && `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return [
    ...same.map((name) => when(filter[name], (wanted) => (columns) => `${columns[name]} = ${wanted}`)),
    // Each cause by the index of causes.
    when(
      filter.cause,
      (causes) =>
        ({ cause }) =>
          `${cause} = any (string_to_array(${causes}, ','))`,
    ),
    when(filter.user, (user) => (columns) => `${columns.user_id} = ${user}`),
    when(filter.book, (book) => (columns) => `${columns.book_id} = ${book}::uuid`),
    when(filter.since, (since) => (columns) => `${columns.died_at} >= ${since}::timestamptz`),
    when(filter.until, (until) => (columns) => `${columns.died_at} <= ${until}::timestamptz`),
    when(
      like,
      (text) =>
        ({ because, message }) =>
          `(${because} ilike ${text} or ${message} ilike ${text})`,
    ),
    when(after?.micros, (at) => {
      const id = `$${bound.push(after?.id)}`
      return (columns) =>
        `(${columns.died_at}, ${columns.id}) < (timestamptz 'epoch' + ${at}::float8 * interval '1 microsecond', ${id}::uuid)`
    }),
  ].flat()

  function when(value: string | undefined, say: (bound: string) => Condition): Condition[] {
    return value === undefined ? [] : [say(`$${bound.push(value)}`)]
  }
}
