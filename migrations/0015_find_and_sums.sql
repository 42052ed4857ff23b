-- Finding anything, and what was spent hour by hour.

-- Books by how they ended badly, and by their error. Both are written when a book ends and not while it is made.
create index books_troubled on storymill.books (status, id desc) where status in ('partial', 'failed', 'cancelled');
create index books_of_error on storymill.books (error_code, id desc) where error_code is not null;
-- The beginning of a title, and of a user's name, whatever the database's collation. A title is written once.
create index books_by_title on storymill.books (lower(left(title, 100)) text_pattern_ops) where title is not null;
create index users_by_name on storymill.users (lower(id) text_pattern_ops);
-- Which errors there are among the dead letters, without reading all of them.
create index steps_dead_of_code on storymill.steps (error_code, ended_at desc) where state = 'dead' and dealt_with is null;

-- What calls cost by the hour they were sent in, kind of step and model: what is read of money is read here, however many
-- calls there were. It is worked out anew from the ledger for as long as an hour may still change, so it may be done twice.
create table storymill.spending_hours (
  at timestamptz not null,
  kind text not null,
  model text not null,
  calls int not null,
  usd numeric(14, 6) not null,
  -- Of it, for tries that failed or were refused, or whose answer nobody used.
  wasted_usd numeric(14, 6) not null,
  -- Of it, what is only held: nobody knows what those calls cost.
  held_usd numeric(14, 6) not null,
  primary key (at, kind, model)
);
-- The same of books that are deleted by now; only ever added to, by whoever deletes them.
create table storymill.deleted_spending_hours (like storymill.spending_hours including all);

-- What books cost that ended in an hour: how many in each of a row of steps of 5 % (`step` is the power of 1.05), and the
-- dearest of them.
create table storymill.book_cost_hours (
  at timestamptz not null,
  step smallint not null,
  books int not null,
  primary key (at, step)
);
create table storymill.dear_books (
  at timestamptz not null,
  book_id uuid not null,
  usd numeric(12, 6) not null,
  primary key (at, book_id)
);

-- Credits charged by the hour. Charges are only ever added, in the transaction that ends a book.
create table storymill.credit_hours (at timestamptz primary key, credits bigint not null);
-- Charges lie in the table as they came, so this costs a charge next to nothing.
create index credit_charges_by_time on storymill.credit_charges using brin (at) with (pages_per_range = 32, autosummarize = on);

-- How far the sums reach back, and whose turn it is: processes take turns.
create table storymill.spending_rounds (
  only_one boolean primary key default true check (only_one),
  summed_at timestamptz not null default '-infinity',
  -- From this hour on everything is summed; the hours before are filled in one by one, back to the first that matters.
  reaches_to timestamptz not null,
  goes_back_to timestamptz not null
);
insert into storymill.spending_rounds (reaches_to, goes_back_to)
select hour, greatest(hour - interval '30 days', date_trunc('hour', least(hour,
  (select min(sent_at) from storymill.step_calls where held_usd is not null and sent_at > hour - interval '30 days'),
  (select min(at) from storymill.credit_charges)), 'utc'))
from (select date_trunc('hour', storymill.now(), 'utc') as hour) now;
