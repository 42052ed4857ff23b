-- What operators see at first: why a queue was paused, and how things went, minute by minute.

alter table storymill.queue_pauses add column because text check (length(because) <= 200);

-- How things went in a step of 60, 300 or 1800 seconds: rows of five minutes and of half an hour are made from those of the
-- minutes as these come, so that a chart of a week reads as few rows as one of an hour. A minute is written by whichever
-- process comes first. Old rows go: there are never more than 2 500.
create table storymill.series_points (
  step_s int not null check (step_s in (60, 300, 1800)),
  at timestamptz not null,
  -- {"name about": number}; about may be empty. What could not be known is not in it.
  seen jsonb not null default '{}',
  -- Of some minutes: what the calls of its day (UTC) cost that were sent more than an hour before it, in US dollars. Nothing of
  -- them is open any more, so it need not be added up again each time.
  spent_usd double precision,
  primary key (step_s, at)
);
