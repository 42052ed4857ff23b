-- Books shown to whoever has a secret, until their owner takes it back.

create table storymill.shares (
  id uuid primary key,
  -- A share lives no longer than its book.
  book_id uuid not null references storymill.books (id) on delete cascade,
  user_id text not null references storymill.users (id),
  -- SHA-256 of the secret, which is 32 random bytes: a fast hash is right for it, and it is shown once.
  hash bytea not null unique,
  name text,
  created_at timestamptz not null default storymill.now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
-- For the owner's list, and for the book's end.
create index shares_of_book on storymill.shares (book_id, id desc);
