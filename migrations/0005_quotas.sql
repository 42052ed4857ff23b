-- What quotas count. The orders of a day are counted where the credits are: on the user's row, under its lock.

alter table storymill.users
  -- The day (UTC) that `day_credits` is of: what that day's orders hold, and what they were charged. Only kept for tiers
  -- whose days are limited.
  add column counted_day date,
  add column day_credits int not null default 0;

alter table storymill.books
  -- The day whose credits this book's hold counts in; null: none. What goes back when it is settled leaves that day again.
  add column counted_on date;

-- How many books of a user are under way.
create index books_under_way on storymill.books (user_id) where completed_at is null;

-- Requests by user in the slots of the last minute, as each API process counted them. It may be lost in a crash: then a
-- minute is forgotten.
create unlogged table storymill.request_counts (
  user_id text not null,
  slot bigint not null,
  node uuid not null,
  requests int not null,
  primary key (user_id, slot, node)
) with (fillfactor = 50);
-- To sweep what no minute counts any more.
create index request_counts_slot on storymill.request_counts (slot);
