import { Client } from 'pg'

const statement = `
with done as (
  update line_steps set state = 'done' where id = any ($1::int[]) returning book, id),
freed as (
  update line_steps s set waiting_on = s.waiting_on - f.n, state = case when s.waiting_on = f.n then 'ready' else s.state end
  from (select e.target as id, count(*)::int as n from done join line_edges e on e.source = done.id group by e.target) f
  where s.id = f.id)
select 1`
const claim = `
update line_steps set state = 'running' where id = any (array(
  select id from line_steps where state = 'ready' order by id limit $1 for update skip locked)) returning id`

/**
 * What PostgreSQL alone can do with the same graph: rows that are claimed, finished, counted down and freed in batches,
 * without ledger, events, tokens or leases. Steps per second.
 */
export async function postgresLine(url: string, books: number, batch = 500): Promise<number> {
  const client = new Client(url)
  await client.connect()
  try {
    await prepare(client, books)
    const start = performance.now()
    let left = books * 26
    let claimed: number[] = []
    while (left > 0) {
      if (claimed.length > 0) await client.query({ name: 'line-done', text: statement, values: [claimed] })
      left -= claimed.length
      const { rows } = await client.query<{ id: number }>({
        name: 'line-claim',
        text: claim,
        values: [batch],
      })
      claimed = rows.map((row) => row.id)
    }
    return (books * 26) / ((performance.now() - start) / 1_000)
  } finally {
    await client.query('drop table if exists line_steps, line_edges')
    await client.end()
  }
}

async function prepare(client: Client, books: number): Promise<void> {
  await client.query('drop table if exists line_steps, line_edges')
  await client.query(
    `create table line_steps (id int primary key, book int, state text, waiting_on int) with (fillfactor = 70)`,
  )
  await client.query('create table line_edges (source int, target int)')
  // Of each book's 26 steps: 0 is the plan, 1–12 the texts, 13–24 the pictures, 25 the assembly.
  await client.query(
    `insert into line_steps select b * 26 + n, b, case when n = 0 then 'ready' else 'blocked' end,
       case when n = 0 then 0 when n <= 12 then 1 else 12 end
     from generate_series(0, $1::int - 1) b, generate_series(0, 25) n`,
    [books],
  )
  await client.query(
    `insert into line_edges select b * 26 + s, b * 26 + t from generate_series(0, $1::int - 1) b,
       generate_series(0, 24) s, generate_series(1, 25) t
     where (s = 0 and t <= 12) or (s between 1 and 12 and t between 13 and 24) or (s >= 13 and t = 25)`,
    [books],
  )
  await client.query('create index on line_edges (source)')
  await client.query(`create index on line_steps (id) where state = 'ready'`)
  await client.query('analyze line_steps, line_edges')
  await client.query('checkpoint')
}
