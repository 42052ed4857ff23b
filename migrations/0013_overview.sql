-- What operators see at first: why a queue was paused, and how things went, minute by minute.

alter table storymill.queue_pauses add column because text check (length(because) <= 200);

-- One row a minute, written by whichever process comes first; kept for eight days, so never more than 11 520 rows. `seen`:
-- {"name about": number}, about may be empty; what could not be known is not in it.
create table storymill.minutes (
  at timestamptz primary key,
  seen jsonb not null default '{}'
);
