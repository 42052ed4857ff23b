-- The truth. Every statement that workers run often takes arrays and is shaped for these indexes.

create schema if not exists storymill;

-- All SQL time goes through here: never a worker's clock, and a simulation can replace it. In an index condition write
-- (select storymill.now()): a bare volatile call cannot be one.
create function storymill.now() returns timestamptz language sql volatile parallel safe as 'select clock_timestamp()';

create table storymill.users (
  id text primary key,
  tier text not null default 'free',
  weight double precision not null default 1 check (weight > 0),
  -- Start-time fair queueing: the finish tag of this user's last book, in steps / weight.
  last_rank double precision not null default 0,
  created_at timestamptz not null default storymill.now()
);
insert into storymill.users (id, tier, weight) values ('local', 'internal', 1);

create table storymill.books (
  id uuid primary key,
  user_id text not null references storymill.users (id),
  pipeline text not null,
  params jsonb not null,
  status text not null,
  failed_at text,
  revision int not null default 1,
  -- The number of the book's last event: +1 per event, under the book's row lock, so events are gapless.
  version bigint not null default 1,
  rank double precision not null,
  total_steps int not null,
  steps_completed int not null default 0,
  -- Caches of what is not done or given up; the audit recomputes them.
  texts_open int not null,
  pictures_open int not null,
  pictures_missing int not null default 0,
  picture_started boolean not null default false,
  title text,
  error_code text,
  error_message text,
  deadline_at timestamptz not null,
  created_at timestamptz not null default storymill.now(),
  started_at timestamptz,
  completed_at timestamptz,
  updated_at timestamptz not null default storymill.now()
) with (fillfactor = 80);
-- The virtual time of fair queueing is the least rank among unfinished books.
create index books_unfinished on storymill.books (rank) where completed_at is null;
create index books_of_user on storymill.books (user_id, id desc);

-- steps and book_events carry no foreign key to books: it costs up to a fifth of accepting, and rows are only ever
-- inserted in the transaction that holds the book; the audit looks for orphans.
create table storymill.steps (
  id uuid primary key,
  book_id uuid not null,
  key text not null,
  revision int not null default 1,
  kind text not null,
  page smallint not null default 0,
  queue text not null,
  -- A worker claims only pipelines and kinds it knows.
  pipeline text not null,
  rank double precision not null,
  state text not null check (state in ('blocked', 'sleeping', 'ready', 'running', 'done', 'dead', 'cancelled')),
  -- How many steps this one still waits for: a cache of the edges.
  waiting_on smallint not null default 0 check (waiting_on >= 0),
  unblocks uuid[] not null default '{}',
  claim_token uuid,
  done_token uuid,
  claimed_by uuid,
  call_deadline_at timestamptz,
  attempt int not null default 0,
  tries int not null default 0,
  crashes int not null default 0,
  -- A step that was running when its worker died: run alone until it succeeds.
  suspect boolean not null default false,
  due_at timestamptz,
  wait_reason text,
  because text,
  error_code text,
  error_message text,
  inputs_hash text,
  result jsonb,
  started_at timestamptz,
  ended_at timestamptz,
  unique (book_id, key, revision),
  check ((state = 'running') = (claim_token is not null)),
  check (state <> 'sleeping' or due_at is not null)
) with (fillfactor = 70);
-- Claim order: the book that came first (by rank), then its pages in order.
create index steps_ready on storymill.steps (queue, rank, page, id) where state = 'ready' and not suspect;
-- Suspects with fewer crashes first: a step that a killer hits once does not stand first in line for the next hit.
create index steps_suspect on storymill.steps (queue, crashes, rank, page, id) where state = 'ready' and suspect;
create index steps_sleeping on storymill.steps (due_at) where state = 'sleeping';
create index steps_dead on storymill.steps (ended_at) where state = 'dead';

-- The ledger. One main row per attempt, written by the claim, before anything can be sent; settled once.
create table storymill.step_calls (
  step_id uuid not null,
  claim_token uuid not null,
  purpose text not null default 'main',
  book_id uuid not null,
  worker_id uuid not null,
  attempt int not null,
  state text not null check (state in ('intent', 'ok', 'failed', 'unknown', 'orphaned', 'not_sent')),
  model text,
  class text,
  code text,
  because text,
  usd numeric(12, 6),
  units jsonb,
  request_id text,
  started_at timestamptz not null default storymill.now(),
  settled_at timestamptz,
  primary key (step_id, claim_token, purpose)
);
-- One open and one paid-and-kept call per step, revision and purpose. The open ones also find what a dead worker ran.
create unique index step_calls_open on storymill.step_calls (step_id, purpose) where state = 'intent';
create unique index step_calls_ok on storymill.step_calls (step_id, purpose) where state = 'ok';

create table storymill.idempotency (
  user_id text not null,
  route text not null,
  key text not null,
  fingerprint text not null,
  book_id uuid not null,
  status int not null,
  body jsonb not null,
  created_at timestamptz not null default storymill.now(),
  expires_at timestamptz not null,
  primary key (user_id, route, key)
);
create index idempotency_book on storymill.idempotency (book_id);
create index idempotency_expiry on storymill.idempotency (expires_at);

create table storymill.book_events (
  book_id uuid not null,
  version bigint not null,
  type text not null,
  data jsonb not null,
  at timestamptz not null default storymill.now(),
  primary key (book_id, version)
);

create table storymill.blobs (
  key text primary key,
  book_id uuid not null,
  step_id uuid not null unique,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  created_at timestamptz not null default storymill.now()
);
create index blobs_of_book on storymill.blobs (book_id);

-- A worker's lease is one row, so a heartbeat costs the same for one running step and for a thousand.
create table storymill.workers (
  id uuid primary key,
  name text not null,
  -- Boot and process namespace: workers with the same host can see each other's processes.
  host text not null,
  pid int not null,
  -- From the process table, so that a reused pid is not mistaken for the worker.
  process_start text not null,
  queues text[] not null,
  started_at timestamptz not null default storymill.now(),
  seen_at timestamptz not null default storymill.now(),
  lease_until timestamptz not null,
  running int not null default 0,
  draining boolean not null default false,
  stopped_at timestamptz
);
create index workers_alive on storymill.workers (lease_until) where stopped_at is null;

-- These tables live by update: vacuum them early, by count rather than by share.
alter table storymill.steps set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
alter table storymill.books set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
alter table storymill.step_calls set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
