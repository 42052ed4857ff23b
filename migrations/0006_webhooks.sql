-- Webhooks: what is told to the outside, to whom, and how it went. Rows of their own beside the steps, with the same claim
-- and fence: a token is written by who takes one, and only its holder ends it.

create table storymill.webhook_deliveries (
  -- The `webhook-id`: it and the payload stay the same however often they are sent.
  id uuid primary key default gen_random_uuid(),
  user_id text not null references storymill.users (id),
  -- Null for what is not about a book. No foreign key: a delivery that is not made yet outlives its book.
  book_id uuid,
  revision int,
  version bigint,
  type text not null,
  url text not null,
  -- Whom one connection more would burden. The URL is stored as its parser wrote it.
  host text not null generated always as (coalesce(substring(url from '^[a-z]+://([^/?#]*)'), '')) stored,
  -- As text: the very bytes that are signed and sent.
  payload text not null,
  state text not null default 'ready' check (state in ('ready', 'sleeping', 'running', 'done', 'dead')),
  claim_token uuid,
  claimed_by uuid,
  call_deadline_at timestamptz,
  tries int not null default 0,
  due_at timestamptz not null default storymill.now(),
  -- No retry is put off past this.
  deadline_at timestamptz not null,
  -- Of the last attempt.
  status int,
  class text,
  because text,
  created_at timestamptz not null default storymill.now(),
  ended_at timestamptz,
  -- Each end of a book is told once; the same statement may run again.
  unique (book_id, version),
  check ((state = 'running') = (claim_token is not null)),
  check ((state in ('done', 'dead')) = (ended_at is not null))
);
-- Claims go host by host, so that one which hangs is stepped over and not waded through.
create index webhook_deliveries_ready on storymill.webhook_deliveries (host, due_at, id) where state = 'ready';
create index webhook_deliveries_running on storymill.webhook_deliveries (host) where state = 'running';
create index webhook_deliveries_sleeping on storymill.webhook_deliveries (due_at) where state = 'sleeping';
create index webhook_deliveries_dead on storymill.webhook_deliveries (ended_at) where state = 'dead';
-- What is old enough to go.
create index webhook_deliveries_ended on storymill.webhook_deliveries (ended_at) where ended_at is not null;
create index webhook_deliveries_of_user on storymill.webhook_deliveries (user_id, created_at desc, id desc);

-- One row per attempt, written by the claim, before anything is sent. Of the answer only its status is kept.
create table storymill.webhook_attempts (
  delivery_id uuid not null,
  token uuid not null,
  worker_id uuid not null,
  at timestamptz not null default storymill.now(),
  -- Null while it is under way.
  class text,
  ms int,
  status int,
  because text,
  primary key (delivery_id, token)
);

-- Addresses that said 410: nothing is sent there by itself until something a person sent there arrives.
create table storymill.webhook_disabled (
  user_id text not null references storymill.users (id),
  url text not null,
  since timestamptz not null default storymill.now(),
  because text not null,
  primary key (user_id, url)
);

-- Versions of a user's signing secret. The secret itself is nowhere: it is derived from the deployment's. Without a row it is
-- version 1.
create table storymill.webhook_secrets (
  user_id text not null references storymill.users (id),
  version int not null,
  created_at timestamptz not null default storymill.now(),
  primary key (user_id, version)
);

alter table storymill.webhook_deliveries set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
