-- Many machines: queues that are paused, and what is known of each worker.

-- A queue that is here is paused, for every process. Nearly always empty: a claim reads it each time.
create table storymill.queue_pauses (
  queue text primary key check (queue in ('text', 'images', 'generation', 'webhooks')),
  since timestamptz not null default storymill.now(),
  by text not null
);

alter table storymill.workers
  -- Of a worker of an earlier release nobody knows: it is empty.
  add column pipelines text[] not null default '{}',
  add column version text not null default '',
  -- By queue: slots, how many are taken, and what ended in the last minute. Told with every heartbeat.
  add column lanes jsonb not null default '{}',
  -- Somebody said that it shall take nothing more and go.
  add column drain_asked_at timestamptz;
-- Those that left lately, for the list of workers.
create index workers_stopped on storymill.workers (stopped_at) where stopped_at is not null;
