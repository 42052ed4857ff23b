import { milestones, type Part } from '../book/states.ts'
import type { Ending } from '../book/step.ts'
import { webhookQueue } from '../book/webhook.ts'
import { lockBooks } from './lock-books.ts'
import type { Query } from './database.ts'
import { endBooks } from './end-books.ts'

/** A plan or picture that was claimed: it may bring its book to `processing` or `images_processing`. */
export type Begun = { book_id: string; part: Part }

export type CommitInput = { endings: Ending[]; begun: Begun[] }
/** `ended`: the steps this commit ended. `freed`: how many steps, and webhooks, became ready, by queue. */
export type Committed = { ended: Set<string>; freed: Map<string, number> }

// One statement after the lock, so that it sees what the lock's last holder wrote. Only the holder of the claim token
// can end a step, and the lease is not asked: a late answer that nobody took over is still good. `reached` is the
// furthest milestone (its number in book/states.ts) that the counters allow; each one passed is an event of its own.
const statement = `
with clock as materialized (select storymill.now() as t),
outcome as (
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::float8[], $16::text[], $17::text[],
    $18::text[], $19::text[], $20::bigint[], $21::text[], $33::text[])
  as o (step_id, token, part, state, value, title, inputs_hash, error_code, error_message, call_state, call_model,
    call_class, call_code, call_because, usd, units, request_id, blob_key, sha256, size, media_type, charge)
),
-- It returns all that the others need of an outcome: joined to it again, the planner may loop over both.
ended as (
  update storymill.steps s set state = o.state, result = o.value::jsonb, inputs_hash = o.inputs_hash,
    done_token = s.claim_token, claim_token = null, claimed_by = null, suspect = false, crashes = 0,
    error_code = o.error_code, error_message = o.error_message, because = o.call_because, ended_at = clock.t
  from outcome o, clock
  where s.id = o.step_id and s.claim_token = o.token and s.state = 'running'
    -- A mend is not finished without one of its steps: it is taken back (buryMends), in a transaction of its own.
    and (o.state = 'done' or (select b.returns_to from storymill.books b where b.id = s.book_id) is null)
  returning s.id, s.book_id, s.revision, s.rank, s.pipeline, s.page, s.queue, s.model, s.unblocks, o.token, o.part, o.state, o.title,
    o.call_state, o.call_model, o.call_class, o.call_code, o.call_because, o.usd, o.units, o.request_id, o.charge, o.blob_key,
    o.sha256, o.size, o.media_type
),
settled as (
  update storymill.step_calls c set state = e.call_state, model = coalesce(e.call_model, c.model), class = e.call_class,
    code = e.call_code, because = e.call_because, usd = e.usd, charge = e.charge, units = e.units::jsonb,
    request_id = e.request_id, settled_at = clock.t
  from ended e, clock
  where c.step_id = e.id and c.claim_token = e.token and c.purpose = 'main'
),
kept as (
  insert into storymill.blobs (key, book_id, step_id, sha256, size, media_type)
  select blob_key, book_id, id, sha256, size, media_type from ended where blob_key is not null
),
planned as (
  insert into storymill.steps (id, book_id, key, revision, kind, page, queue, pipeline, rank, state, waiting_on, unblocks,
    model)
  select n.id, e.book_id, n.key, e.revision, n.kind, n.page, n.queue, e.pipeline, e.rank,
    case when n.waiting_on = 0 then 'ready' else 'blocked' end, n.waiting_on, n.unblocks::uuid[],
    case when n.queue = e.queue then e.model end
  from unnest($22::uuid[], $23::uuid[], $24::text[], $25::text[], $26::int[], $27::text[], $28::int[], $29::text[])
    as n (after, id, key, kind, page, queue, waiting_on, unblocks)
  join ended e on e.id = n.after
  returning queue, state
),
freed as (
  update storymill.steps s set waiting_on = s.waiting_on - f.n,
    state = case when s.waiting_on = f.n then 'ready' else s.state end
  from (select u.id, count(*)::int as n from ended, unnest(ended.unblocks) u (id) group by u.id) f
  where s.id = f.id and s.state = 'blocked'
  returning s.queue, s.state
),
tally as (
  select book_id, revision, count(*)::int as n,
    count(*) filter (where part = 'text')::int as texts,
    count(*) filter (where part = 'picture')::int as pictures,
    count(*) filter (where part = 'picture' and state = 'dead')::int as missing,
    bool_or(part = 'pdf') as pdf, max(title) as title,
    coalesce(jsonb_agg(jsonb_build_object('number', page, 'part', part, 'status',
      case state when 'dead' then 'missing' else state end)) filter (where page > 0), '[]') as pages
  from ended group by book_id, revision
),
begun as (
  select book_id, bool_or(part = 'picture') as picture
  from unnest($30::uuid[], $31::text[]) as b (book_id, part) group by book_id
),
moved as (
  select b.id, b.version, b.status, coalesce(t.n, 0) as n, t.title, t.pages, coalesce(t.pdf, false) as pdf,
    b.texts_open - coalesce(t.texts, 0) as texts_open, b.pictures_open - coalesce(t.pictures, 0) as pictures_open,
    b.pictures_missing + coalesce(t.missing, 0) as missing, b.picture_started or coalesce(g.picture, false) as picturing,
    array_position($32::text[], b.status) as at
  from (select book_id from tally union select book_id from begun) touched
  join storymill.books b on b.id = touched.book_id
  left join tally t on t.book_id = b.id and t.revision = b.revision
  left join begun g on g.book_id = b.id
  where b.completed_at is null
),
placed as (
  select *, greatest(at, case when pdf then 6 when texts_open > 0 then 2 when pictures_open = 0 then 5
    when picturing then 4 else 3 end) as reached
  from moved
),
bumped as (
  update storymill.books b set version = b.version + (p.n > 0)::int + p.reached - p.at,
    status = case when p.reached < 6 then ($32::text[])[p.reached] when p.missing > 0 then 'partial' else 'complete' end,
    steps_completed = b.steps_completed + p.n, texts_open = p.texts_open, pictures_open = p.pictures_open,
    pictures_missing = p.missing, picture_started = p.picturing, title = coalesce(p.title, b.title),
    started_at = coalesce(b.started_at, clock.t), updated_at = clock.t,
    completed_at = case when p.reached = 6 then clock.t end,
    returns_to = case when p.reached < 6 then b.returns_to end,
    returns_missing = case when p.reached < 6 then b.returns_missing end
  from placed p, clock
  where b.id = p.id and (p.n > 0 or p.reached > p.at or p.picturing <> b.picture_started)
  returning b.id, p.version as was, p.n, p.at, p.reached, p.status as before, b.status, p.pages,
    jsonb_build_object('revision', b.revision, 'steps_completed', b.steps_completed, 'total_steps', b.total_steps,
      'progress_percent', floor(100.0 * b.steps_completed / greatest(b.total_steps, 1))) as data
),
told as (
  insert into storymill.book_events (book_id, version, type, data, at)
  select id, was + row_number() over (partition by id order by place), type, data, t from (
    select id, was, at as place, case when pages = '[]' then 'progress' else 'page' end as type,
      data || jsonb_build_object('status', before, 'pages', pages) as data
    from bumped where n > 0
    union all
    select id, was, place, 'status',
      data || jsonb_build_object('status', case when place = reached then status else ($32::text[])[place] end)
    from bumped, generate_series(at + 1, reached) place
  ) news, clock
)
select (select array_agg(id) from ended) as ended,
  (select jsonb_object_agg(queue, n) from (
    select queue, count(*) as n from (select * from freed union all select * from planned) s
    where state = 'ready' group by queue) ready) as freed`

/**
 * Ends steps: result, ledger, blob, the steps that follow, counters, events. Must run in a transaction. Books are
 * locked first and in order: without that, two last pages leave a book stuck or assemble it twice, and two workers
 * deadlock. A step that is not among `ended` was taken over, or ended already by this very commit if it is a second try, or
 * it is dead in a mend, and for `buryMends`.
 */
export async function commit(query: Query, input: CommitInput): Promise<Committed> {
  const { endings, begun } = input
  const books = lockBooks(query, [
    ...endings.map((ending) => ending.claim.book_id),
    ...begun.map((one) => one.book_id),
  ])
  // Only a PDF can make a book complete or partial.
  const closing = endings.filter((ending) => ending.part === 'pdf').map((ending) => ending.claim.book_id)
  // All are sent before any is answered: on a pipelined session they share one round trip.
  const [, rows, webhooks] = await Promise.all([
    books,
    query<{ ended: string[] | null; freed: Record<string, number> | null }>(
      statement,
      values(input),
      'commit',
    ),
    closing.length > 0 ? endBooks(query, closing) : 0,
  ])
  const freed = new Map(Object.entries(rows[0]?.freed ?? {}))
  if (webhooks > 0) freed.set(webhookQueue, webhooks)
  return { ended: new Set(rows[0]?.ended ?? []), freed }
}

function values({ endings, begun }: CommitInput): unknown[] {
  const column = <T>(pick: (ending: Ending) => T) => endings.map(pick)
  const next = endings.flatMap((ending) => ending.next.map((step) => ({ after: ending.claim.id, ...step })))
  return [
    column((e) => e.claim.id),
    column((e) => e.claim.token),
    column((e) => e.part),
    column((e) => e.state),
    column((e) => (e.value === null ? null : JSON.stringify(e.value))),
    column((e) => e.title),
    column((e) => e.inputs_hash),
    column((e) => e.error?.code ?? null),
    column((e) => e.error?.message ?? null),
    column((e) => e.call.state),
    column((e) => e.call.model),
    column((e) => e.call.class ?? null),
    column((e) => e.call.code ?? null),
    column((e) => e.call.because ?? null),
    column((e) => e.call.usd ?? null),
    column((e) => (e.call.units ? JSON.stringify(e.call.units) : null)),
    column((e) => e.call.request_id ?? null),
    column((e) => e.blob?.key ?? null),
    column((e) => e.blob?.sha256 ?? null),
    column((e) => e.blob?.size ?? null),
    column((e) => e.blob?.media_type ?? null),
    next.map((step) => step.after),
    next.map((step) => step.id),
    next.map((step) => step.key),
    next.map((step) => step.kind),
    next.map((step) => step.page),
    next.map((step) => step.queue),
    next.map((step) => step.waiting_on),
    next.map((step) => `{${step.unblocks.join()}}`),
    begun.map((one) => one.book_id),
    begun.map((one) => one.part),
    milestones,
    column((e) => e.call.charge ?? null),
  ]
}

/** Of steps that a commit did not end: those that this worker ended before, with an answer that was lost on the way. */
export async function endedBefore(
  query: Query,
  claims: { id: string; token: string }[],
): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `select s.id from unnest($1::uuid[], $2::uuid[]) as mine (id, token)
     join storymill.steps s on s.id = mine.id and s.done_token = mine.token`,
    [claims.map((claim) => claim.id), claims.map((claim) => claim.token)],
  )
  return new Set(rows.map((row) => row.id))
}
