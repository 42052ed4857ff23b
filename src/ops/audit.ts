import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import type { Files } from '../files/contract.ts'
import { callChecks } from './audit/calls.ts'
import { creditChecks } from './audit/credits.ts'
import { dayChecks } from './audit/days.ts'
import { limitChecks } from './audit/limits.ts'
import { mendChecks } from './audit/mends.ts'
import { webhookChecks } from './audit/webhooks.ts'

/** A database, or one transaction of it. */
export type Asked = Pick<Database, 'query'>
export type Finding = { check: string; says: string; subject: string }

// Each check is one read that answers the subjects of what is wrong; a healthy system answers none.
const newest = `(select distinct on (book_id, key) * from storymill.steps where state <> 'taken_back' order by book_id, key, revision desc)`
export const rowChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'waiting_on',
    says: 'a step waits for another number of steps than its edges say',
    sql: `select s.id::text as subject from storymill.steps s left join lateral (
            select count(*)::int as n from storymill.steps f where f.book_id = s.book_id and f.unblocks @> array[s.id]
              and f.state not in ('done', 'dead', 'cancelled', 'taken_back')) open on true
          where s.state in ('blocked', 'ready', 'sleeping', 'running') and s.waiting_on <> open.n`,
  },
  {
    check: 'blocked',
    says: 'a step is blocked although it waits for nothing, or the other way round',
    sql: `select id::text as subject from storymill.steps where (state = 'blocked' and waiting_on = 0)
          or (state in ('ready', 'sleeping', 'running', 'done') and waiting_on <> 0)`,
  },
  {
    check: 'stuck',
    says: 'a book is under way but nothing of it can move',
    sql: `select b.id::text as subject from storymill.books b where b.completed_at is null and not exists (
            select from storymill.steps s where s.book_id = b.id and s.state in ('ready', 'running', 'sleeping'))`,
  },
  {
    check: 'living_steps',
    says: 'a final book has steps that could still run',
    sql: `select s.id::text as subject from storymill.steps s join storymill.books b on b.id = s.book_id
          where b.completed_at is not null and s.state in ('blocked', 'ready', 'sleeping', 'running')`,
  },
  {
    check: 'steps_completed',
    says: 'a book counts other steps as completed than are',
    sql: `select b.id::text as subject from storymill.books b join ${newest} s on s.book_id = b.id
          where b.status not in ('failed', 'cancelled')
          group by b.id having b.steps_completed <> count(*) filter (where s.state in ('done', 'dead'))`,
  },
  {
    check: 'complete',
    says: 'a complete book lacks a finished step',
    sql: `select b.id::text as subject from storymill.books b join ${newest} s on s.book_id = b.id
          where b.status = 'complete' and s.state <> 'done' and s.kind <> 'character_sheet'
          union select id::text from storymill.books where status = 'complete' and steps_completed <> total_steps`,
  },
  {
    check: 'missing_bytes',
    says: 'a finished picture or PDF has no bytes on record',
    sql: `select s.id::text as subject from storymill.steps s left join storymill.blobs bl on bl.step_id = coalesce(s.copy_of, s.id)
          where s.pipeline like 'storybook@%' and s.state = 'done' and s.kind in ('picture', 'cover', 'pdf') and bl.key is null`,
  },
  {
    check: 'texts_and_pictures_open',
    says: 'a book counts other texts or pictures as open than are',
    sql: `select b.id::text as subject from storymill.books b left join ${newest} s on s.book_id = b.id
          where b.pipeline like 'storybook@%' and (b.completed_at is null or b.status in ('complete', 'partial'))
          group by b.id having count(s.key) > 1 and (
            b.texts_open <> count(*) filter (where s.kind = 'page_text' and s.state not in ('done', 'dead'))
            or b.pictures_open <> count(*) filter (where s.kind in ('picture', 'cover') and s.state not in ('done', 'dead')))`,
  },
  {
    check: 'paid_twice',
    says: 'two calls of a step are kept as its result',
    sql: `select step_id::text as subject from storymill.step_calls where state = 'ok' group by step_id, purpose
          having count(*) > 1`,
  },
  {
    check: 'two_keys',
    says: 'two idempotency keys of a user answer with the same book',
    sql: `select book_id::text as subject from storymill.idempotency group by user_id, book_id having count(*) > 1`,
  },
  {
    check: 'abandoned',
    says: 'a step runs on a worker that is gone, long after its call was over',
    sql: `select s.id::text as subject from storymill.steps s left join storymill.workers w on w.id = s.claimed_by
          where s.state = 'running' and s.call_deadline_at < storymill.now() - interval '1 minute'
            and (w.id is null or w.stopped_at is not null or w.lease_until < storymill.now() - interval '1 minute')`,
  },
  {
    check: 'overslept',
    says: 'a step should have been woken minutes ago',
    sql: `select id::text as subject from storymill.steps
          where state = 'sleeping' and due_at < storymill.now() - interval '5 minutes'
            and exists (select from storymill.workers where stopped_at is null and lease_until > storymill.now())`,
  },
  {
    check: 'events',
    says: 'the events of a book have gaps, or end elsewhere than its version',
    sql: `select b.id::text as subject from storymill.books b left join storymill.book_events e on e.book_id = b.id
          group by b.id having count(e.version) <> b.version or max(e.version) <> b.version`,
  },
  {
    check: 'open_call_missing',
    says: 'a step runs without an open call in the ledger',
    sql: `select s.id::text as subject from storymill.steps s where s.state = 'running' and not exists (
            select from storymill.step_calls c where c.step_id = s.id and c.claim_token = s.claim_token and c.state = 'intent')`,
  },
  {
    check: 'loose_call',
    says: 'a call is open although its step does not run and its worker is gone',
    sql: `select c.step_id::text as subject from storymill.step_calls c left join storymill.steps s on s.id = c.step_id
          left join storymill.workers w on w.id = c.worker_id
          where c.state = 'intent' and s.claim_token is distinct from c.claim_token
            and (w.id is null or w.stopped_at is not null or w.lease_until < storymill.now() - interval '1 minute')`,
  },
  {
    check: 'unpaid_result',
    says: 'a step is done but the ledger knows no call that could have made it',
    sql: `select s.id::text as subject from storymill.steps s where s.state = 'done' and s.copy_of is null and not exists (
            select from storymill.step_calls c where c.step_id = s.id and c.claim_token = s.done_token)`,
  },
  {
    check: 'orphan_rows',
    says: 'a row belongs to a book that is not there',
    sql: `select 'step ' || s.id as subject from storymill.steps s where not exists (select from storymill.books b where b.id = s.book_id)
          union all select 'event of ' || e.book_id from storymill.book_events e where not exists (select from storymill.books b where b.id = e.book_id)
          union all select 'call of ' || c.step_id from storymill.step_calls c where not exists (select from storymill.steps s where s.id = c.step_id)
          union all select 'blob ' || bl.key from storymill.blobs bl where not exists (select from storymill.steps s where s.id = bl.step_id)
          union all select 'revision of ' || r.book_id from storymill.book_revisions r where not exists (select from storymill.books b where b.id = r.book_id)
          union all select 'key of ' || i.book_id from storymill.idempotency i where not exists (select from storymill.books b where b.id = i.book_id)`,
  },
  {
    check: 'missing_pictures',
    says: 'a book counts other pictures as missing than are',
    sql: `select b.id::text as subject from storymill.books b join ${newest} s on s.book_id = b.id
          where b.status in ('complete', 'partial') group by b.id
          having b.pictures_missing <> count(*) filter (where s.kind in ('picture', 'cover') and s.state = 'dead')`,
  },
]

/** Every inconsistency there is, of rows and of bytes. Reads only. */
export async function audit(db: Asked, files: Pick<Files, 'get'>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { check, says, sql } of [
    ...rowChecks,
    ...mendChecks,
    ...callChecks,
    ...limitChecks,
    ...creditChecks,
    ...dayChecks,
    ...webhookChecks,
  ]) {
    const rows = await db.query<{ subject: string }>(sql)
    findings.push(...rows.map(({ subject }) => ({ check, says, subject })))
  }
  return [...findings, ...(await auditBytes(db, files))]
}

const bytesAtOnce = 500

/** Reads every file; keys are walked in order, a page at a time, so that any number of books fits into memory. */
async function auditBytes(db: Asked, files: Pick<Files, 'get'>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (let after = ''; ;) {
    const rows = await db.query<{ key: string; sha256: string }>(
      `select key, sha256 from storymill.blobs where key > $1 order by key limit ${bytesAtOnce}`,
      [after],
    )
    for (const { key, sha256 } of rows) {
      const says = await wrongBytes(files, key, sha256)
      // A book that was deleted since the page was read took its bytes along.
      if (says && (await stillListed(db, key))) findings.push({ check: 'bytes', says, subject: key })
    }
    if (rows.length < bytesAtOnce) return findings
    after = rows.at(-1)?.key ?? ''
  }
}

async function wrongBytes(files: Pick<Files, 'get'>, key: string, sha256: string): Promise<string | null> {
  const bytes = await files.get(key)
  if (!bytes) return 'the bytes of a result are gone'
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'the bytes of a result have changed'
  return null
}

async function stillListed(db: Asked, key: string): Promise<boolean> {
  return (await db.query('select from storymill.blobs where key = $1', [key])).length > 0
}
