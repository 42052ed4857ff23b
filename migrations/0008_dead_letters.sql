-- Dead letters: what died and waits for a person; what operators do about many of them at once; alerts.

-- Null: it is on the list of dead letters, if it is dead. Set by whoever makes the step again or puts it aside, so that
-- the list's index holds what stands on it and not all that ever died.
alter table storymill.steps add column dealt_with text check (dealt_with in ('retried', 'discarded'));

update storymill.steps s set dealt_with = 'retried'
where s.state = 'dead'
  and exists (select from storymill.steps n where n.book_id = s.book_id and n.key = s.key and n.revision > s.revision);

-- What is the same in messages of the same fault: ids and numbers, and whatever has digits in it, are a #.
create function storymill.plain_message(message text) returns text language sql immutable parallel safe as $$
  select left(regexp_replace(regexp_replace(regexp_replace(coalesce(message, ''),
    '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', '#', 'g'), '\w*\d\w*', '#', 'g'), '#([-.:,/ ]+#)+', '#', 'g'), 300)
$$;

-- One bug, one name: 12 hexadecimal digits.
create function storymill.cause_of(kind text, code text, message text) returns text language sql immutable parallel safe as $$
  select left(md5(kind || chr(31) || coalesce(code, '') || chr(31) || storymill.plain_message(message)), 12)
$$;

-- The list, newest first. It takes the place of steps_dead.
create index steps_dead_letters on storymill.steps (ended_at desc, id desc) where state = 'dead' and dealt_with is null;
drop index storymill.steps_dead;
-- All of one cause, without working out the causes of the others. Worked out once, when a step dies.
create index steps_dead_of_cause on storymill.steps (storymill.cause_of(kind, error_code, error_message), ended_at desc)
  where state = 'dead' and dealt_with is null;

-- Deliveries that were given up are on the same list. One that is sent again leaves it by its state.
alter table storymill.webhook_deliveries add column dealt_with text check (dealt_with = 'discarded');
create index webhook_deliveries_dead_letters on storymill.webhook_deliveries (ended_at desc, id desc)
  where state = 'dead' and dealt_with is null and type <> 'webhook.test';
drop index storymill.webhook_deliveries_dead;
create index webhook_deliveries_dead_of_cause
  on storymill.webhook_deliveries (storymill.cause_of('webhook', class, host || ' ' || because), ended_at desc)
  where state = 'dead' and dealt_with is null and type <> 'webhook.test';

-- What is to be done about a set of dead letters. First a preview: the set is frozen in dead_action_parts, so that what
-- dies later is never touched. Then, if somebody says so, an act on exactly this set.
create table storymill.dead_actions (
  id uuid primary key,
  by text not null,
  via text not null check (via in ('http', 'command')),
  filter jsonb not null,
  as_of timestamptz not null default storymill.now(),
  letters int not null,
  books int not null,
  -- More matched than one action takes.
  more boolean not null,
  does text check (does in ('retry', 'discard')),
  state text not null default 'preview' check (state in ('preview', 'canary', 'going', 'done', 'stopped')),
  acted_at timestamptz,
  ended_at timestamptz,
  -- Why it stopped before its end.
  because text,
  check ((state = 'preview') = (does is null)),
  check ((state in ('done', 'stopped')) = (ended_at is not null))
);
create index dead_actions_going on storymill.dead_actions (acted_at) where state in ('canary', 'going');
create index dead_actions_acted on storymill.dead_actions (acted_at desc, id desc) where acted_at is not null;
-- Previews nobody acted on are swept.
create index dead_actions_previews on storymill.dead_actions (as_of) where state = 'preview';

-- One row per book (or webhook delivery) of the set, whatever number of its steps is dead: it is made again once. Without
-- a foreign key: a set of 100 000 is frozen while somebody waits.
create table storymill.dead_action_parts (
  action_id uuid not null,
  -- The order they are taken in: causes take turns, so the first few stand for all of them.
  place int not null,
  -- The book that is made again; null for a delivery, whose id `letters` holds.
  book_id uuid,
  user_id text not null,
  letters uuid[] not null,
  causes text[] not null,
  state text not null default 'waiting' check (state in
    ('waiting', 'started', 'mended', 'died again', 'died otherwise', 'cancelled', 'discarded', 'moved on', 'refused')),
  -- The revision of the book that was opened.
  revision int,
  because text,
  -- Its owner has as many books under way as they may: not before then.
  not_before timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (action_id, place)
);
create index dead_action_parts_waiting on storymill.dead_action_parts (action_id, place) where state = 'waiting';
-- What is under way, of all actions; and how many were begun in the last second.
create index dead_action_parts_started on storymill.dead_action_parts (started_at) where state = 'started';
create index dead_action_parts_begun on storymill.dead_action_parts (started_at desc) where started_at is not null;
-- How the last ones of an action ended.
create index dead_action_parts_ended on storymill.dead_action_parts (action_id, ended_at desc)
  where started_at is not null and ended_at is not null;

-- What needs an operator now, and what did. A row is there from the first bad sample on; it is an alert from `started_at`.
create table storymill.alerts (
  id bigint generated always as identity primary key,
  name text not null,
  -- The queue, group or endpoint it is about; '' if there is but one.
  about text not null default '',
  -- The level now (1 watch, 2 bad) and the levels of the last three samples, newest first.
  level smallint not null default 0,
  samples smallint[] not null,
  value double precision not null,
  says text not null,
  since timestamptz not null,
  started_at timestamptz,
  until timestamptz
);
create unique index alerts_open on storymill.alerts (name, about) where until is null;
create index alerts_ended on storymill.alerts (until desc) where until is not null;

-- When the last sample was taken, by whichever process: they take turns.
create table storymill.alert_rounds (only_one boolean primary key default true check (only_one), sampled_at timestamptz not null);
insert into storymill.alert_rounds (sampled_at) values ('-infinity');

-- How books ended of late. A book that ends writes this anyway.
create index books_ended on storymill.books (completed_at) where completed_at is not null;
create index admin_actions_by_action on storymill.admin_actions (action, id desc);
