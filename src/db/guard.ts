import { bookStates, bookStatuses, finalStatuses, mayEnd, mayGo, returnStatuses } from '../book/states.ts'

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ')

/** The pairs that the trigger lets pass, as SQL lists, all from the table. */
function allowed() {
  const pairs = bookStatuses.flatMap((from) =>
    bookStatuses.filter((to) => mayGo(from, to)).map((to) => `${from}>${to}`),
  )
  const endings = returnStatuses.flatMap((from) =>
    finalStatuses.filter((to) => mayEnd(from, to)).map((to) => `${from}>${to}`),
  )
  return {
    pairs: list(pairs),
    endings: list(endings),
    mendable: list(bookStatuses.filter((status) => bookStates[status].mend.length > 0)),
    entries: list(bookStatuses.filter((status) => bookStates[status].rollback !== null)),
    finals: list(finalStatuses),
  }
}

// Deferred, so it looks at what is committed and not at what a statement left for the next one; only rows that were left so
// are looked at again.
const closedSql = `create or replace function storymill.guard_mend() returns trigger language plpgsql as $$
begin
  if exists (select from storymill.books where id = new.id and completed_at is not null and returns_to is not null) then
    raise exception 'book %: its mend ended and was not closed', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
drop trigger if exists guard_mend on storymill.books;
create constraint trigger guard_mend after update of completed_at on storymill.books deferrable initially deferred
  for each row when (new.completed_at is not null and new.returns_to is not null)
  execute function storymill.guard_mend();
`

/**
 * The second wall behind the statements: a trigger, made from `book/states.ts`, that refuses every change of state the
 * table does not allow. A final state only changes together with `revision + 1`. Another, at the end of a transaction,
 * refuses a mend that ended and was not closed: a book never goes back without what the mend had made being taken back.
 */
export function guardSql(): string {
  const { pairs, endings, mendable, entries, finals } = allowed()
  return `
create or replace function storymill.guard_book() returns trigger language plpgsql as $$
begin
  if new.version <= old.version and new.status is distinct from old.status then
    raise exception 'book %: a change of state needs an event', old.id using errcode = 'check_violation';
  end if;
  if new.revision = old.revision and new.status <> old.status
     and (old.status || '>' || new.status) not in (${pairs}) then
    raise exception 'book %: % may not become %', old.id, old.status, new.status using errcode = 'check_violation';
  end if;
  if new.revision <> old.revision and not (new.revision = old.revision + 1
     and old.status in (${mendable}) and new.status in (${entries})) then
    raise exception 'book %: revision % (%) may not become % (%)', old.id, old.revision, old.status, new.revision, new.status
      using errcode = 'check_violation';
  end if;
  if new.revision = old.revision and old.returns_to is not null and new.status in (${finals})
     and (old.returns_to || '>' || new.status) not in (${endings}) then
    raise exception 'book %: a mend of a % book may not end as %', old.id, old.returns_to, new.status using errcode = 'check_violation';
  end if;
  if new.returns_to is not null and new.revision <> old.revision and new.returns_to <> old.status then
    raise exception 'book %: a mend of a % book may not go back to %', old.id, old.status, new.returns_to using errcode = 'check_violation';
  end if;
  if (new.completed_at is not null) <> (new.status in (${finals})) then
    raise exception 'book %: completed_at and % do not fit', old.id, new.status using errcode = 'check_violation';
  end if;
  return new;
end $$;
drop trigger if exists guard_book on storymill.books;
create trigger guard_book before update of status, revision on storymill.books
  for each row when (old.status is distinct from new.status or old.revision <> new.revision)
  execute function storymill.guard_book();
${closedSql}alter table storymill.books drop constraint if exists books_status;
alter table storymill.books add constraint books_status check (status in (${list(bookStatuses)}));
`
}
