-- The library: a person's books by what they are about to become.

-- For the library's filters and its counts, which this index answers alone. A status changes some five times while a book's row
-- is written some fifty times, so it costs accepting and committing next to nothing.
create index books_of_user_by_status on storymill.books (user_id, status, id desc);
