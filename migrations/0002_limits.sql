-- Real models: what a paid call needs before it is sent, what is known of the limits it counts against, and of the keys.

alter table storymill.step_calls
  -- A call of a model that costs or is limited. Without `sent_at` nothing of it was sent, whatever became of its worker.
  add column metered boolean not null default false,
  add column sent_at timestamptz,
  add column key_ref text,
  -- What was held for it before it was sent; it counts as spent until the call is settled, and for ever if unknown.
  add column held_usd numeric(12, 6),
  add column charge text check (charge in ('no', 'possible', 'yes')),
  -- What was asked and answered, so that a later attempt need not ask again; and a provider's job that can be polled.
  add column request_hash text,
  add column answer jsonb,
  add column job jsonb;

-- The model that makes this step, once something of its book was made with it: a book in two hands is worth nothing. Null:
-- any that serves.
alter table storymill.steps add column model text;

-- What was spent on a day: only calls that hold money are in it.
create index step_calls_money on storymill.step_calls (sent_at) include (state, usd, held_usd) where held_usd is not null;

-- What was learnt of a model's limits in a limit group (an organisation or project: limits belong to it, not to a key).
-- The configuration declares, this remembers. Its row is the lock under which permits are given.
create table storymill.limits (
  limit_group text not null,
  model text not null,
  provider text not null,
  -- The provider's own word, by dimension, per minute.
  ceiling jsonb not null default '{}',
  -- How much of the declared limit is used (AIMD): below 1 after an unexpected refusal, above 1 only where nothing is
  -- declared.
  share double precision not null default 1 check (share > 0),
  lowered_at timestamptz,
  raised_at timestamptz,
  paused_until timestamptz,
  paused_because text,
  -- What is left by the provider's own count: {dimension: {remaining, at, until}}.
  left_over jsonb not null default '{}',
  -- The model itself is gone, or may not be used by this group.
  gone_since timestamptz,
  gone_code text,
  gone_message text,
  primary key (limit_group, model)
);

create table storymill.provider_keys (
  ref text primary key,
  provider text not null,
  limit_group text not null,
  state text not null default 'active' check (state in ('active', 'exhausted', 'revoked')),
  code text,
  message text,
  since timestamptz not null default storymill.now(),
  -- When a key in quarantine may be tried again, with one call.
  probe_at timestamptz,
  check ((state = 'active') = (probe_at is null))
);

-- Leave to make one call: from `start_at`, for a moment. One that is not used is deleted if nothing was sent; a used one
-- stays for as long as its window counts it, and holds its place among those in flight until it ends or expires.
create table storymill.permits (
  id uuid primary key,
  limit_group text not null,
  model text not null,
  key_ref text not null,
  worker_id uuid not null,
  given_at timestamptz not null default storymill.now(),
  start_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  tokens int not null,
  images int not null
);
create index permits_window on storymill.permits (limit_group, model, start_at);
create index permits_flying on storymill.permits (limit_group, model, key_ref) where ended_at is null;

-- What the ready steps of a queue wait for, for those who ask: written by whoever was told to wait.
create table storymill.queue_waits (
  queue text primary key,
  reason text not null,
  until timestamptz not null,
  code text,
  message text
);

-- What books cost at the providers that are deleted by now, by the day of the call (UTC).
create table storymill.deleted_spending (
  day date not null,
  user_id text not null,
  usd numeric(14, 6) not null,
  primary key (day, user_id)
);
