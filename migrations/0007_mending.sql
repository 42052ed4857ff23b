-- Mending a book that stands: a person's words for one step, a way back if it comes to nothing, and revisions to return to.

alter table storymill.steps
  -- What a person gave this step: `{"note"}` for a redo, `{"text"}` for a text by hand, which no model writes and nobody pays.
  add column given jsonb,
  -- The step whose result and bytes this row shows again: a restore copies rows and never files. Always the one that made
  -- them, never another copy.
  add column copy_of uuid;

-- `taken_back`: its revision was a mend that came to nothing. The row stays for the record, and what it made no longer
-- stands: everything that asks for the newest result of a step asks for `done`.
alter table storymill.steps drop constraint steps_state_check;
alter table storymill.steps add constraint steps_state_check
  check (state in ('blocked', 'sleeping', 'ready', 'running', 'done', 'dead', 'cancelled', 'taken_back'));

alter table storymill.books
  -- Only while a redo, an edit or a restore is under way: the final state to go back to if it comes to nothing, and the
  -- pictures that were missing in it.
  add column returns_to text check (returns_to in ('complete', 'partial')),
  add column returns_missing int,
  add constraint books_returns check ((returns_to is null) = (returns_missing is null));

-- Why each revision after the first was opened, and by whom. The first is the order.
create table storymill.book_revisions (
  book_id uuid not null,
  revision int not null check (revision > 1),
  kind text not null check (kind in ('resume', 'redo', 'edit', 'restore')),
  page smallint,
  part text check (part in ('text', 'picture')),
  note text,
  from_revision int,
  opened_by text not null,
  opened_at timestamptz not null default storymill.now(),
  -- How the revision before it had ended.
  ended_before text not null,
  primary key (book_id, revision)
);

-- Until now only a resume opened one; when, and what was before, the events tell.
insert into storymill.book_revisions (book_id, revision, kind, opened_by, opened_at, ended_before)
select b.id, (first.data ->> 'revision')::int, 'resume', b.user_id, first.at, last.data ->> 'status'
from storymill.books b
join lateral (
  select distinct on (data ->> 'revision') version, data, at from storymill.book_events
  where book_id = b.id and (data ->> 'revision')::int > 1 order by data ->> 'revision', version) first on true
join storymill.book_events last on last.book_id = b.id and last.version = first.version - 1
where b.revision > 1 and last.data ->> 'status' in ('partial', 'failed');
