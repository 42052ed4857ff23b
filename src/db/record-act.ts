import type { Query } from './database.ts'

/** What an operator did: `action` a verb and its thing, such as `dead.retry`; `detail` without secrets. */
export type Act = {
  by: string
  via: 'http' | 'command'
  action: string
  target: string | null
  detail?: Record<string, unknown>
}

/** Writes down what an operator did. In the transaction that did it, where there is one. */
export async function recordAct(query: Query, { by, via, action, target, detail = {} }: Act): Promise<void> {
  await query(
    'insert into storymill.admin_actions (by, via, action, target, detail) values ($1, $2, $3, $4, $5)',
    [by, via, action, target, JSON.stringify(detail)],
  )
}
