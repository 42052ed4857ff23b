import type { DeadAction, DeadProgress, DeadVerb, PartState } from '../book/dead-letter.ts'
import type { Query } from './database.ts'

const iso = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const view = `id, by, via, filter, ${iso('as_of')} as as_of, letters, books, more, does, state, ${iso('acted_at')} as acted_at,
  ${iso('ended_at')} as ended_at, because`

export async function findAction(query: Query, id: string): Promise<DeadAction | null> {
  const [row] = await query<DeadAction>(`select ${view} from storymill.dead_actions where id = $1`, [id])
  return row ?? null
}

/** As `findAction`, and nobody goes on with it until the end of the transaction. */
export async function lockAction(query: Query, id: string): Promise<DeadAction | null> {
  const [row] = await query<DeadAction>(
    `select ${view} from storymill.dead_actions where id = $1 for update`,
    [id],
  )
  return row ?? null
}

/** Actions that somebody said yes to, newest first, after one of them. */
export async function listActions(
  query: Query,
  { before, limit }: { before: string | null; limit: number },
): Promise<DeadAction[]> {
  return await query<DeadAction>(
    `select ${view} from storymill.dead_actions where acted_at is not null
       and ($1::uuid is null or (acted_at, id) < (select a.acted_at, a.id from storymill.dead_actions a where a.id = $1))
     order by acted_at desc, id desc limit $2`,
    [before, limit],
  )
}

/** Says yes to a preview. */
export async function beginAction(query: Query, id: string, does: DeadVerb): Promise<void> {
  await query(
    `update storymill.dead_actions set does = $2, state = $3, acted_at = storymill.now()
     where id = $1 and state = 'preview'`,
    [id, does, does === 'retry' ? 'canary' : 'going'],
  )
}

/** Ends an action that goes on. What it began goes on; nothing more is begun. Answers whether it did. */
export async function endAction(
  query: Query,
  id: string,
  state: 'done' | 'stopped',
  because: string | null,
): Promise<boolean> {
  const rows = await query(
    `update storymill.dead_actions set state = $2, because = $3, ended_at = storymill.now()
     where id = $1 and state in ('canary', 'going') returning 1`,
    [id, state, because],
  )
  return rows.length > 0
}

/** The first ones are well: the others follow. */
export async function letOthersFollow(query: Query, id: string): Promise<void> {
  await query(`update storymill.dead_actions set state = 'going' where id = $1 and state = 'canary'`, [id])
}

/** How far it is. */
export async function actionProgress(
  query: Query,
  id: string,
): Promise<Pick<DeadProgress, 'parts' | 'troubles'>> {
  const counts = await query<{ state: PartState; n: number }>(
    'select state, count(*)::int as n from storymill.dead_action_parts where action_id = $1 group by state',
    [id],
  )
  const troubles = await query<DeadProgress['troubles'][number]>(
    `select book_id, user_id as "user", state, because, letters[1] as letter from storymill.dead_action_parts
     where action_id = $1 and state in ('died again', 'died otherwise', 'cancelled', 'moved on', 'refused')
     order by ended_at desc, place limit 20`,
    [id],
  )
  return { parts: Object.fromEntries(counts.map(({ state, n }) => [state, n])), troubles }
}

/** Forgets previews of long ago that nobody said yes to. */
export async function sweepPreviews(query: Query, older_than_ms: number): Promise<void> {
  await query(
    `with old as (delete from storymill.dead_actions
       where state = 'preview' and as_of < (select storymill.now()) - $1 * interval '1 millisecond' returning id)
     delete from storymill.dead_action_parts p using old where p.action_id = old.id`,
    [older_than_ms],
  )
}
