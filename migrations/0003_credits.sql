-- Credits: what users pay. A book's price is held when it is ordered and settled in the transaction that ends it, so
--   users.credits = grants - charges - holds
-- at every moment; the audit adds it up.

-- What can still be spent: holds are taken off already. Null: no limit. Without a check that it is ≥ 0: the order's
-- statement sees to that, and a slip in the sums must not keep a finished book from being stored.
alter table storymill.users add column credits int;

alter table storymill.books
  -- Step kind -> credits, frozen when the book was ordered; a kind that is not there is free. Books from before this
  -- migration are free, whatever is made of them later.
  add column credit_prices jsonb not null default '{}',
  -- The most that settling can charge. Zero once the book is final.
  add column credits_held int not null default 0 check (credits_held >= 0);

-- One row per asset and the revision that made it: the key is what makes a charge happen once. No foreign key to books:
-- a charge outlives its book.
create table storymill.credit_charges (
  book_id uuid not null,
  key text not null,
  revision int not null,
  user_id text not null,
  credits int not null check (credits > 0),
  at timestamptz not null default storymill.now(),
  primary key (book_id, key, revision)
);

-- Who gave how much, and when. Only ever added to.
create table storymill.credit_grants (
  id bigint generated always as identity primary key,
  user_id text not null references storymill.users (id),
  credits int not null,
  -- What the user had used and held without a limit when this grant set one, less earlier grants: counted as given.
  opening bigint not null default 0,
  -- The grant took the limit away.
  unlimited boolean not null default false,
  granted_by text not null,
  at timestamptz not null default storymill.now()
);
create index credit_grants_of_user on storymill.credit_grants (user_id);

create function storymill.keep_credit_grants() returns trigger language plpgsql as $$
begin
  raise exception 'credit grants are only ever added to' using errcode = 'check_violation';
end $$;
create trigger keep_credit_grants before update or delete on storymill.credit_grants
  for each row execute function storymill.keep_credit_grants();
