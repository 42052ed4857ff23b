import type { DeadNow, WorkersNow } from '../book/overview.ts'
import { newlyDead } from './alert-samples.ts'
import type { Query } from './database.ts'

const mostGroups = 100
const mostLetters = 10_000

/** Workers by how they are, and their slots: of those that take work all of them, of those that leave what still runs. */
export async function countWorkers(query: Query): Promise<WorkersNow> {
  const [row] = await query<WorkersNow>(
    `with there as (
       select lease_until > (select storymill.now()) as alive, draining, lanes from storymill.workers
       where stopped_at is null and lease_until > (select storymill.now()) - interval '1 hour')
     select (count(*) filter (where alive and not draining))::int as live,
       (count(*) filter (where alive and draining))::int as draining, (count(*) filter (where not alive))::int as lost,
       coalesce(sum(l.slots) filter (where alive and not draining), 0)::int as slots,
       coalesce(sum(l.running) filter (where alive), 0)::int as running
     from there, lateral (select coalesce(sum((value ->> 'slots')::int), 0) as slots,
       coalesce(sum((value ->> 'running')::int), 0) as running from jsonb_each(lanes)) l`,
  )
  return row ?? { live: 0, draining: 0, lost: 0, slots: 0, running: 0 }
}

/** Slots of the workers that take from each queue. */
export async function slotsByQueue(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ queue: string; slots: number }>(
    `select queue, coalesce(sum((lanes -> queue ->> 'slots')::int), 0)::int as slots
     from storymill.workers, unnest(queues) queue
     where stopped_at is null and not draining and lease_until > (select storymill.now()) group by queue`,
  )
  return new Map(rows.map((row) => [row.queue, row.slots]))
}

// From one cause to the next through the index of causes, however many letters each has.
const causes = (cause: string, table: string, where: string) => `(
  with recursive found as (
    (select ${cause} as cause from ${table} where ${where} order by 1 limit 1)
    union all
    select (select ${cause} from ${table} where ${where} and ${cause} > found.cause order by 1 limit 1)
    from found where found.cause is not null)
  select count(cause)::int from (select cause from found limit ${mostGroups}) few)`
const stepCauses = causes(
  'storymill.cause_of(kind, error_code, error_message)',
  'storymill.steps',
  `state = 'dead' and dealt_with is null`,
)
const deliveryCauses = causes(
  `storymill.cause_of('webhook', class, host || ' ' || because)`,
  'storymill.webhook_deliveries',
  `state = 'dead' and dealt_with is null and type <> 'webhook.test'`,
)

/** Dead letters, their causes, and how many died in the last quarter of an hour; each counted to a point. */
export async function countDeadNow(query: Query): Promise<DeadNow> {
  const [row] = await query<{ letters: number; groups: number }>(
    `select (select count(*)::int from (
       (select from storymill.steps where state = 'dead' and dealt_with is null limit ${mostLetters})
       union all (select from storymill.webhook_deliveries
         where state = 'dead' and dealt_with is null and type <> 'webhook.test' limit ${mostLetters})
       limit ${mostLetters}) few) as letters, ${stepCauses} + ${deliveryCauses} as groups`,
  )
  return { letters: row?.letters ?? 0, groups: row?.groups ?? 0, new_15m: await newlyDead(query) }
}
