-- Mending a book that stands: a person's words for one step, revisions with their reasons, and the way back.

-- What a person gave this step: `{"note"}` for a redo, `{"text"}` for a text by hand, which no model writes and nobody pays.
alter table storymill.steps add column given jsonb;
