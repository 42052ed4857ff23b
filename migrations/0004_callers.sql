-- Who may ask for what: keys of users, sessions of browsers, and what operators did.

alter table storymill.users add column role text not null default 'user' check (role in ('user', 'admin'));
update storymill.users set role = 'admin' where id = 'local';

-- A key is `sk_<id>_<secret>`. The secret is 32 random bytes, so a fast hash is right for it; it is shown once.
create table storymill.api_keys (
  id text primary key,
  user_id text not null references storymill.users (id),
  name text not null default 'default',
  hash bytea not null,
  scopes text[] not null check (scopes <@ array['books:read', 'books:write', 'admin']),
  created_by text not null,
  created_at timestamptz not null default storymill.now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_of_user on storymill.api_keys (user_id);

-- A browser's session stands on a key and ends with it. The cookie holds `<id>_<secret>`.
create table storymill.sessions (
  id text primary key,
  key_id text not null references storymill.api_keys (id),
  hash bytea not null,
  created_at timestamptz not null default storymill.now(),
  expires_at timestamptz not null
);
create index sessions_expiry on storymill.sessions (expires_at);
-- For the few sessions that a key may have at once, and to end them with it.
create index sessions_of_key on storymill.sessions (key_id, created_at);

-- What links and webhooks are signed with, where the configuration gives no secret of its own: every process of a
-- deployment needs the same, and three addresses must be enough to join one.
create table storymill.signing_secrets (
  id int generated always as identity primary key,
  secret bytea not null,
  created_at timestamptz not null default storymill.now()
);

-- Who did what to the service, or to what is not their own. Only ever added to.
create table storymill.admin_actions (
  id bigint generated always as identity primary key,
  at timestamptz not null default storymill.now(),
  -- A user's name, or user@host of who typed a command.
  by text not null,
  via text not null check (via in ('http', 'command')),
  action text not null,
  target text,
  detail jsonb not null default '{}'
);

create function storymill.keep_admin_actions() returns trigger language plpgsql as $$
begin
  raise exception 'what operators did is only ever added to' using errcode = 'check_violation';
end $$;
create trigger keep_admin_actions before update or delete on storymill.admin_actions
  for each row execute function storymill.keep_admin_actions();
