import type { Query } from './database.ts'

/** What a dead letter holds: its size, and its beginning or all of it. */
export type Payload = { payload: string | null; payload_bytes: number }

/** Characters that are shown before somebody asks for the whole. */
const shown = 2_048

/**
 * Of a step, what it was made from and what its last try was answered, of a delivery, what it was to bring; as text. Where
 * the owner is told is nobody's business. Cut by the database, so that a large one stays there.
 */
export async function readPayload(query: Query, id: string, whole: boolean): Promise<Payload> {
  const [row] = await query<Payload>(
    `select case when $2 then text else left(text, ${shown}) end as payload, octet_length(text) as payload_bytes
     from (
       select jsonb_pretty(jsonb_strip_nulls(jsonb_build_object('order', b.params - 'webhook_url', 'given', s.given, 'answer',
         (select c.answer from storymill.step_calls c where c.step_id = s.id and c.answer is not null
          order by c.attempt desc, c.purpose = 'main' desc limit 1)))) as text
       from storymill.steps s join storymill.books b on b.id = s.book_id where s.id = $1
       union all select payload from storymill.webhook_deliveries where id = $1) of_either limit 1`,
    [id, whole],
  )
  return row ?? { payload: null, payload_bytes: 0 }
}
