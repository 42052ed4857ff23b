/** The checks of `../audit.ts` for mended books. */
export const mendChecks: { check: string; says: string; sql: string }[] = [
  {
    check: 'mend_left_open',
    says: 'a final book would still go back to an earlier state',
    sql: `select id::text as subject from storymill.books where completed_at is not null and returns_to is not null`,
  },
  {
    check: 'mend_spoilt',
    says: 'a redo, an edit or a restore left a book worse than it was',
    sql: `select b.id::text as subject from storymill.books b
          join storymill.book_revisions r on r.book_id = b.id and r.revision = b.revision
          where r.kind <> 'resume' and (b.status in ('failed', 'cancelled')
            or (r.ended_before = 'complete' and b.status = 'partial'))`,
  },
  {
    check: 'mend_lost',
    says: 'a redo, an edit or a restore is under way, and its book has no state to go back to',
    sql: `select b.id::text as subject from storymill.books b
          join storymill.book_revisions r on r.book_id = b.id and r.revision = b.revision
          where r.kind <> 'resume' and b.completed_at is null and b.returns_to is distinct from r.ended_before`,
  },
  {
    check: 'revisions',
    says: 'it is not on record how the revisions of a book were opened',
    sql: `select b.id::text as subject from storymill.books b where b.revision - 1 <> (
            select count(*) from storymill.book_revisions r where r.book_id = b.id and r.revision <= b.revision)
          union select r.book_id::text from storymill.book_revisions r join storymill.books b on b.id = r.book_id
          where r.revision > b.revision`,
  },
  {
    check: 'half_taken_back',
    says: 'of one revision some steps were taken back and others were not',
    sql: `select book_id || ' ' || revision as subject from storymill.steps group by book_id, revision
          having bool_or(state = 'taken_back') and not bool_and(state = 'taken_back')`,
  },
  {
    check: 'copy',
    says: 'a result is shown again that another step made, or that is not what it was',
    sql: `select c.id::text as subject from storymill.steps c left join storymill.steps made on made.id = c.copy_of
          where c.copy_of is not null and (made.id is null or made.copy_of is not null or made.book_id <> c.book_id
            or made.key <> c.key or made.revision >= c.revision or made.state <> 'done'
            or made.result is distinct from c.result)`,
  },
]
