import type { DeadVerb, PartState } from '../book/dead-letter.ts'
import type { Query } from './database.ts'

/** The action that is next in line: one goes on at once, and a discard, which is soon over, before a retry. */
export type GoingAction = { id: string; by: string; does: DeadVerb; state: 'canary' | 'going' }

/** Null: none goes on, or another process has it in hand. Locked until the end of the transaction. */
export async function takeAction(query: Query): Promise<GoingAction | null> {
  const [row] = await query<GoingAction>(
    `select id, by, does, state from storymill.dead_actions
     where state in ('canary', 'going') and id = (select id from storymill.dead_actions
       where state in ('canary', 'going') order by does = 'retry', acted_at, id limit 1)
     for update skip locked`,
  )
  return row ?? null
}

/** `under_way`, `begun`: books of all actions that are made again now, and that were begun in the last second. */
export type Tally = {
  waiting: boolean
  started: number
  ran: number
  again: number
  under_way: number
  begun: number
}

/** Where a locked action stands; `ran` and `again` are of the last 20 that ran to an end. */
export async function tally(query: Query, id: string): Promise<Tally> {
  const [row] = await query<Tally>(
    `select exists (select from storymill.dead_action_parts where action_id = $1 and state = 'waiting') as waiting,
       (select count(*)::int from storymill.dead_action_parts where state = 'started' and action_id = $1) as started,
       (select count(*)::int from storymill.dead_action_parts where state = 'started') as under_way,
       (select count(*)::int from storymill.dead_action_parts
         where started_at > (select storymill.now()) - interval '1 second') as begun,
       count(*)::int as ran, (count(*) filter (where state = 'died again'))::int as again
     from (select state from storymill.dead_action_parts
       where action_id = $1 and started_at is not null and ended_at is not null order by ended_at desc limit 20) last`,
    [id],
  )
  return row ?? { waiting: false, started: 0, ran: 0, again: 0, under_way: 0, begun: 0 }
}

/** `keys`: of the steps that its letters are. */
export type Part = {
  place: number
  book_id: string | null
  user_id: string
  letters: string[]
  keys: string[]
}

/** The next part of a locked action; null: there is none now. `stands`: whether one of its letters is on the list still. */
export async function nextPart(query: Query, id: string): Promise<(Part & { stands: boolean }) | null> {
  const [row] = await query<Part & { stands: boolean }>(
    `select place, book_id, user_id, letters,
       coalesce((select array_agg(s.key) from storymill.steps s where s.id = any (p.letters)), '{}') as keys, exists (select from storymill.steps s where s.id = any (p.letters)
       and s.state = 'dead' and s.dealt_with is null and not exists (select from storymill.steps n
         where n.book_id = s.book_id and n.key = s.key and n.revision > s.revision and n.state <> 'taken_back'))
       or exists (select from storymill.webhook_deliveries d where d.id = any (p.letters) and d.state = 'dead'
         and d.dealt_with is null) as stands
     from storymill.dead_action_parts p where action_id = $1 and state = 'waiting'
       and (not_before is null or not_before <= (select storymill.now()))
     order by place limit 1`,
    [id],
  )
  return row ?? null
}

/** A part is begun: in the transaction that opened its book again, so it is begun at most once. */
export async function startPart(query: Query, id: string, { place, book_id }: Part): Promise<void> {
  await query(
    `update storymill.dead_action_parts set state = 'started', started_at = storymill.now(), because = null,
       revision = (select revision from storymill.books where id = $3)
     where action_id = $1 and place = $2`,
    [id, place, book_id],
  )
}

/** A part that cannot be begun. */
export async function dropPart(
  query: Query,
  id: string,
  place: number,
  { state, because }: { state: Extract<PartState, 'moved on' | 'refused'>; because: string },
): Promise<void> {
  await query(
    `update storymill.dead_action_parts set state = $3, because = $4, ended_at = storymill.now()
     where action_id = $1 and place = $2`,
    [id, place, state, because],
  )
}

/** A part that cannot be begun yet; the others go before it. */
export async function postponePart(
  query: Query,
  id: string,
  place: number,
  { because, after_s }: { because: string; after_s: number },
): Promise<void> {
  await query(
    `update storymill.dead_action_parts set because = $3, not_before = storymill.now() + $4 * interval '1 second'
     where action_id = $1 and place = $2`,
    [id, place, because, after_s],
  )
}

/** Puts the next parts of a locked action aside. Answers how many letters left the list. */
export async function discardParts(query: Query, id: string, most: number): Promise<number> {
  const rows = await query<{ n: number }>(
    `with next as (select place, letters from storymill.dead_action_parts where action_id = $1 and state = 'waiting'
       order by place limit $2),
     each as (select place, unnest(letters) as id from next),
     steps as (
       update storymill.steps s set dealt_with = 'discarded' from each
       where s.id = each.id and s.state = 'dead' and s.dealt_with is null returning each.place),
     deliveries as (
       update storymill.webhook_deliveries d set dealt_with = 'discarded' from each
       where d.id = each.id and d.state = 'dead' and d.dealt_with is null returning each.place),
     gone as (select place from steps union all select place from deliveries),
     told as (
       update storymill.dead_action_parts p set ended_at = storymill.now(),
         state = case when exists (select from gone where gone.place = p.place) then 'discarded' else 'moved on' end
       from next where p.action_id = $1 and p.place = next.place)
     select count(*)::int as n from gone`,
    [id, most],
  )
  return rows[0]?.n ?? 0
}

/**
 * Notes how the books ended that are made again, of all actions: well, dead again of what they died of, of something else,
 * or not at all. What a person does with a book meanwhile counts for nothing: its revision is looked at.
 */
export async function settleParts(query: Query): Promise<void> {
  await query(
    `with ended as (
       select p.action_id, p.place, p.revision, p.causes, b.id as book_id, b.status, b.revision as newest
       from storymill.dead_action_parts p left join storymill.books b on b.id = p.book_id
       where p.state = 'started' and p.book_id is not null
         and (b.id is null or b.completed_at is not null or b.revision > p.revision)
       order by p.started_at limit 1000 for update of p skip locked),
     judged as (
       select e.*, died.because, died.again from ended e left join lateral (
         select storymill.cause_of(s.kind, s.error_code, s.error_message) = any (e.causes) as again,
           coalesce(s.error_message, s.because) as because
         from storymill.steps s where s.book_id = e.book_id and s.revision = e.revision and s.state = 'dead'
         order by again desc limit 1) died on true)
     update storymill.dead_action_parts p set ended_at = storymill.now(),
       because = case when j.book_id is null then 'its book was deleted' else j.because end,
       state = case when j.book_id is null then 'moved on' when j.again then 'died again'
         when j.again is not null then 'died otherwise'
         when j.status = 'cancelled' and j.newest = j.revision then 'cancelled' else 'mended' end
     from judged j where p.action_id = j.action_id and p.place = j.place`,
  )
}

/** The same for deliveries. The schedule of their tries is days long: one whose first try fails is as good as dead again. */
export async function settleDeliveries(query: Query): Promise<void> {
  await query(
    `with ended as (
       select p.action_id, p.place, d.state, d.because from storymill.dead_action_parts p
       left join storymill.webhook_deliveries d on d.id = p.letters[1]
       where p.state = 'started' and p.book_id is null
         and (d.id is null or d.state in ('done', 'dead') or (d.state = 'sleeping' and d.tries > 0))
       order by p.started_at limit 1000 for update of p skip locked)
     update storymill.dead_action_parts p set ended_at = storymill.now(),
       because = case when e.state is null then 'it was deleted' when e.state <> 'done' then e.because end,
       state = case when e.state is null then 'moved on' when e.state = 'done' then 'mended' else 'died again' end
     from ended e where p.action_id = e.action_id and p.place = e.place`,
  )
}
