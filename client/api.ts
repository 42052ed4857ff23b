// Made from /openapi.json by test/client/types-of.ts. Not to be edited; `npm run client:types` makes it anew.

export type Book = {
  id: string
  revision: number
  /** Number of the last event; the `id` of the event stream. */
  version: number
  status:
    | 'queued'
    | 'processing'
    | 'text_complete'
    | 'images_processing'
    | 'assembling'
    | 'complete'
    | 'partial'
    | 'failed'
    | 'cancelled'
  progress_percent: number
  current_step: string | null
  steps_completed: number
  total_steps: number
  waiting_for: {
    reason: 'limit' | 'budget' | 'provider' | 'backoff'
    /** ISO 8601, UTC. */
    until: string
  } | null
  idea: string
  title: string | null
  page_count: number
  age_group: '0-3' | '3-5' | '5-7' | '7-9'
  style: 'watercolour' | 'gouache' | 'paper-cut' | 'crayon'
  theme: string | null
  language: string
  /** As ordered; with the other fields, the same order can be made again. */
  hero: {
    name: string
    look: string
  } | null
  /** As ordered. */
  dedication: string | null
  pages: Page[]
  cover_status: 'pending' | 'running' | 'waiting' | 'done' | 'missing'
  cover_url: string | null
  missing_pictures: number[]
  pdf_url: string | null
  cost: {
    /** Charged for the book so far, and while it is made, the price of what stands. */
    credits: number
    provider_usd: number
  }
  error: {
    code: string
    message: string
  } | null
  duplicate?: boolean | undefined
  /** ISO 8601, UTC. */
  created_at: string
  started_at: string | null
  completed_at: string | null
  /** ISO 8601, UTC. */
  updated_at: string
}

export type Order = {
  /** What the story is about, in any words. 1–2 000 characters. */
  idea: string
  /** Story pages, cover and title page not counted. */
  pages?: number | undefined
  age_group?: '0-3' | '3-5' | '5-7' | '7-9' | undefined
  /** One of `GET /v1/styles`. */
  style?: 'watercolour' | 'gouache' | 'paper-cut' | 'crayon' | undefined
  /** What the story is about underneath, e.g. "friendship". */
  theme?: string | undefined
  language?: string | undefined
  hero?:
    | {
        name: string
        look: string
      }
    | undefined
  dedication?: string | undefined
  /** Same seed and order, same demo book. */
  seed?: number | undefined
  /** Told how the book ends, by POST (Standard Webhooks). A public https address. */
  webhook_url?: string | undefined
  on_missing_picture?: 'partial' | 'fail' | undefined
}

export type Page = {
  number: number
  text: string | null
  text_status: 'pending' | 'running' | 'waiting' | 'done' | 'missing'
  picture_status: 'pending' | 'running' | 'waiting' | 'done' | 'missing'
  picture_url: string | null
  picture_alt: string | null
}

export type Revision = {
  revision: number
  /** What opened it. */
  kind: 'order' | 'resume' | 'redo' | 'edit' | 'restore'
  /** Of a redo or an edit; 0 is the cover. */
  page: number | null
  part: 'text' | 'picture' | null
  /** What the person asked to be changed. */
  note: string | null
  /** Of a restore: the revision that was brought back. */
  from_revision: number | null
  by: string
  opened_at: string
  /** The state it ended in; of one that is under way, where it is. */
  status:
    | 'queued'
    | 'processing'
    | 'text_complete'
    | 'images_processing'
    | 'assembling'
    | 'complete'
    | 'partial'
    | 'failed'
    | 'cancelled'
  /** It came to nothing: what stood before it stands again. */
  taken_back: boolean
  error: {
    code: string
    message: string
  } | null
  restorable: boolean
}

export type Share = {
  id: string
  name: string | null
  /** ISO 8601, UTC. */
  created_at: string
  expires_at: string | null
  revoked_at: string | null
}

export type SharedBook = {
  title: string | null
  language: string
  cover_url: string | null
  pdf_url: string | null
  pages: {
    number: number
    text: string | null
    picture_url: string | null
    picture_alt: string | null
  }[]
}

/** Every call of the API: what it takes and what it answers. `Response`: bytes. */
export type Operations = {
  /** Is the process up */
  'GET /healthz': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      status: string
    }
  }
  /** Can it do its work */
  'GET /readyz': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      status: string
    }
  }
  /** What operators did, newest first */
  'GET /v1/admin/actions': {
    params: Record<string, unknown>
    query: {
      action?: string | undefined
      by?: string | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        at: string
        /** A user's name, or user@host of who typed a command. */
        by: string
        via: string
        action: string
        target: string | null
        detail: Record<string, unknown>
      }[]
      next_cursor: string | null
    }
  }
  /** Alerts, worst first */
  'GET /v1/admin/alerts': {
    params: Record<string, unknown>
    query: {
      ended?: 'true' | 'false' | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        /** What is wrong, such as no_worker. */
        name: string
        /** The queue, limit group or address it is about; empty if there is but one. */
        about: string
        level: 'watch' | 'bad'
        value: number
        says: string
        /** When it was first seen. */
        since: string
        /** Null: it goes on. */
        until: string | null
      }[]
      next_cursor: null
    }
  }
  /** Everybody's books, newest first */
  'GET /v1/admin/books': {
    params: Record<string, unknown>
    query: {
      q?: string | undefined
      user?: string | undefined
      status?:
        | 'queued'
        | 'processing'
        | 'text_complete'
        | 'images_processing'
        | 'assembling'
        | 'complete'
        | 'partial'
        | 'failed'
        | 'cancelled'
        | undefined
      error?: string | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        user: string
        title: string | null
        /** Its first 120 characters. */
        idea: string
        status:
          | 'queued'
          | 'processing'
          | 'text_complete'
          | 'images_processing'
          | 'assembling'
          | 'complete'
          | 'partial'
          | 'failed'
          | 'cancelled'
        progress_percent: number
        error: {
          code: string
          message: string
        } | null
        created_at: string
        completed_at: string | null
        /** From the order, or the last mend, to the end. */
        took_s: number | null
        /** Paid, or held for calls whose cost nobody knows yet. */
        usd: number
      }[]
      /** With `q` also on a page that is not full: it was looked for in 50 000 books. */
      next_cursor: string | null
    }
  }
  /** Anybody's book, what it took, and why it is as it is */
  'GET /v1/admin/books/{id}': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      book: Book
      user: string
      /** While it was to be made and no step of it was at work. */
      waited_s: number
      /** While at least one step of it was at work. */
      worked_s: number
      /** Paid, or held for calls whose cost nobody knows yet. */
      usd: number
      /** Of it, for tries that failed, were refused, or whose answer nobody used. */
      wasted_usd: number
      /** Why it is as it is, for a person; null: there is nothing to say. */
      why: string | null
    }
  }
  /** cancel anybody's book, as its owner would */
  'POST /v1/admin/books/{id}/cancel': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** resume anybody's book, as its owner would */
  'POST /v1/admin/books/{id}/resume': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** What each step of a book did when, and why it waited */
  'GET /v1/admin/books/{id}/timeline': {
    params: {
      id: string
    }
    query: {
      problems?: 'true' | 'false' | undefined
    }
    body: undefined
    answer: {
      from: string
      to: string
      /** The database's time of this answer. */
      now: string
      /** Past 2 000 steps only those with problems. */
      steps: {
        id: string
        key: string
        kind: string
        page: number
        queue: string
        state: string
        revision: number
        /** Tries that failed and count. */
        tries: number
        /** How often it was taken up. */
        attempts: number
        /** It shows the result of an earlier revision again: it did nothing. */
        copy: boolean
        /** Seconds. */
        waited_s: number
        /** Seconds. */
        worked_s: number
        usd: number
        /** In time order, without overlap; only the last may be open. */
        spans: {
          /** blocked: its predecessors had not ended. queued: ready, in line. wait: asleep, or held with its queue. */
          what: 'blocked' | 'queued' | 'wait' | 'work'
          from: string
          /** Null: it goes on. */
          to: string | null
          /** Of a wait. Null: it was not written down which step waited for what. */
          reason: 'limit' | 'budget' | 'provider' | 'backoff' | 'paused' | 'no_worker' | null
          /** When the wait was to end, as far as it was written down. A held step counts from when it was ready. */
          until: string | null
          attempt: number | null
          /** Of work. final: the step was given up. Null: it goes on, or was given back before anything came of it. */
          outcome: 'ok' | 'failed' | 'final' | null
          class: string | null
          code: string | null
          message: string | null
          /** Why it was retried, put off or given up. */
          because: string | null
          worker: string | null
          calls: {
            purpose: string
            provider: string | null
            /** The provider's name for it. */
            model: string | null
            /** How rows and logs name the key. */
            key_ref: string | null
            state: string
            from: string
            to: string | null
            /** Null: not known. It is kept only where it is the error code. */
            http_status: number | null
            /** Paid, or held while nobody knows. */
            usd: number | null
          }[]
        }[]
      }[]
      /** All that were read, by kind and state. */
      summary: {
        kind: string
        state: string
        steps: number
        /** Seconds. */
        waited_s: number
        /** Seconds. */
        worked_s: number
        usd: number
      }[]
      /** Rows of steps, of every revision. */
      total_steps: number
      left_out: number
    }
  }
  /** Dead letters, newest first */
  'GET /v1/admin/dead': {
    params: Record<string, unknown>
    query: {
      queue?: string | undefined
      kind?: string | undefined
      code?: string | undefined
      class?: string | undefined
      cause?: string | undefined
      since?: string | undefined
      until?: string | undefined
      user?: string | undefined
      book?: string | undefined
      text?: string | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        kind: string
        queue: string
        key: string
        page: number
        revision: number
        book_id: string | null
        book_status: string | null
        user: string
        /** Same for all that died of the same; see the groups. */
        cause: string
        class: string | null
        code: string | null
        message: string | null
        because: string | null
        attempts: number
        died_at: string
      }[]
      next_cursor: string | null
      /** Only with the first page. */
      total: {
        n: number
        more: boolean
      } | null
      /** As `until` of a preview: what died since then stays out of it. */
      as_of: string
    }
  }
  /** A dead letter with its attempts and its book */
  'GET /v1/admin/dead/{id}': {
    params: {
      id: string
    }
    query: {
      whole?: 'true' | 'false' | undefined
    }
    body: undefined
    answer: {
      /** What it was made from and its last answer, or what it was to bring: its first 2 048 characters. */
      payload: string | null
      /** Of the whole. */
      payload_bytes: number
    } & Record<string, unknown>
  }
  /** Take a dead letter off the list; it stays in the history of its book */
  'POST /v1/admin/dead/{id}/discard': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: null
  }
  /** Make a dead step again, with another text or a note if wished: resumes its book */
  'POST /v1/admin/dead/{id}/retry': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: {
      /** What should be different; of texts, pictures and covers. */
      note?: string | undefined
      /** The text of a page, used word for word once it was judged. */
      text?: string | undefined
    } | null
    answer: {
      id: string
      book_id: string | null
      revision: number | null
      /** Of the book, or of the delivery. */
      status: string
    }
  }
  /** Retry or discard exactly the letters of a preview */
  'POST /v1/admin/dead/act': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: {
      preview: string
      action: 'retry' | 'discard'
      /** How many letters the preview has. */
      confirm: number
    }
    answer: {
      id: string
      by: string
      via: string
      filter: {
        queue?: string | undefined
        /** Kind of step, such as picture; webhook for deliveries. */
        kind?: string | undefined
        /** Error code. */
        code?: string | undefined
        /** Class of the error, such as moderation_input. */
        class?: string | undefined
        /** As the groups name it; several with commas between. */
        cause?: string | undefined
        /** Died then or later. */
        since?: string | undefined
        /** Died then or earlier: what was on the list when somebody looked at it. */
        until?: string | undefined
        user?: string | undefined
        book?: string | undefined
        /** In the message or the reason; case does not matter. */
        text?: string | undefined
        ids?: string[] | undefined
      }
      /** When the set was frozen. */
      as_of: string
      letters: number
      books: number
      /** More matched than one action takes, which are 100000. */
      more: boolean
      does: 'retry' | 'discard' | null
      /** canary: the first few books go, the others wait for their ends. */
      state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
      acted_at: string | null
      ended_at: string | null
      /** Why it stopped before its end. */
      because: string | null
      /** Books and deliveries by what became of them. */
      parts: Record<string, number>
      /** The last 20 that did not end well. */
      troubles: {
        book_id: string | null
        user: string
        state:
          | 'waiting'
          | 'started'
          | 'mended'
          | 'died again'
          | 'died otherwise'
          | 'cancelled'
          | 'discarded'
          | 'moved on'
          | 'refused'
        because: string | null
        letter: string
      }[]
    }
  }
  /** What was done about many dead letters at once, newest first */
  'GET /v1/admin/dead/actions': {
    params: Record<string, unknown>
    query: {
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        by: string
        via: string
        filter: {
          queue?: string | undefined
          /** Kind of step, such as picture; webhook for deliveries. */
          kind?: string | undefined
          /** Error code. */
          code?: string | undefined
          /** Class of the error, such as moderation_input. */
          class?: string | undefined
          /** As the groups name it; several with commas between. */
          cause?: string | undefined
          /** Died then or later. */
          since?: string | undefined
          /** Died then or earlier: what was on the list when somebody looked at it. */
          until?: string | undefined
          user?: string | undefined
          book?: string | undefined
          /** In the message or the reason; case does not matter. */
          text?: string | undefined
          ids?: string[] | undefined
        }
        /** When the set was frozen. */
        as_of: string
        letters: number
        books: number
        /** More matched than one action takes, which are 100000. */
        more: boolean
        does: 'retry' | 'discard' | null
        /** canary: the first few books go, the others wait for their ends. */
        state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
        acted_at: string | null
        ended_at: string | null
        /** Why it stopped before its end. */
        because: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** How far an action is */
  'GET /v1/admin/dead/actions/{id}': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      id: string
      by: string
      via: string
      filter: {
        queue?: string | undefined
        /** Kind of step, such as picture; webhook for deliveries. */
        kind?: string | undefined
        /** Error code. */
        code?: string | undefined
        /** Class of the error, such as moderation_input. */
        class?: string | undefined
        /** As the groups name it; several with commas between. */
        cause?: string | undefined
        /** Died then or later. */
        since?: string | undefined
        /** Died then or earlier: what was on the list when somebody looked at it. */
        until?: string | undefined
        user?: string | undefined
        book?: string | undefined
        /** In the message or the reason; case does not matter. */
        text?: string | undefined
        ids?: string[] | undefined
      }
      /** When the set was frozen. */
      as_of: string
      letters: number
      books: number
      /** More matched than one action takes, which are 100000. */
      more: boolean
      does: 'retry' | 'discard' | null
      /** canary: the first few books go, the others wait for their ends. */
      state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
      acted_at: string | null
      ended_at: string | null
      /** Why it stopped before its end. */
      because: string | null
      /** Books and deliveries by what became of them. */
      parts: Record<string, number>
      /** The last 20 that did not end well. */
      troubles: {
        book_id: string | null
        user: string
        state:
          | 'waiting'
          | 'started'
          | 'mended'
          | 'died again'
          | 'died otherwise'
          | 'cancelled'
          | 'discarded'
          | 'moved on'
          | 'refused'
        because: string | null
        letter: string
      }[]
    }
  }
  /** Begin nothing more of an action; what it began goes on */
  'POST /v1/admin/dead/actions/{id}/stop': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      id: string
      by: string
      via: string
      filter: {
        queue?: string | undefined
        /** Kind of step, such as picture; webhook for deliveries. */
        kind?: string | undefined
        /** Error code. */
        code?: string | undefined
        /** Class of the error, such as moderation_input. */
        class?: string | undefined
        /** As the groups name it; several with commas between. */
        cause?: string | undefined
        /** Died then or later. */
        since?: string | undefined
        /** Died then or earlier: what was on the list when somebody looked at it. */
        until?: string | undefined
        user?: string | undefined
        book?: string | undefined
        /** In the message or the reason; case does not matter. */
        text?: string | undefined
        ids?: string[] | undefined
      }
      /** When the set was frozen. */
      as_of: string
      letters: number
      books: number
      /** More matched than one action takes, which are 100000. */
      more: boolean
      does: 'retry' | 'discard' | null
      /** canary: the first few books go, the others wait for their ends. */
      state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
      acted_at: string | null
      ended_at: string | null
      /** Why it stopped before its end. */
      because: string | null
      /** Books and deliveries by what became of them. */
      parts: Record<string, number>
      /** The last 20 that did not end well. */
      troubles: {
        book_id: string | null
        user: string
        state:
          | 'waiting'
          | 'started'
          | 'mended'
          | 'died again'
          | 'died otherwise'
          | 'cancelled'
          | 'discarded'
          | 'moved on'
          | 'refused'
        because: string | null
        letter: string
      }[]
    }
  }
  /** The newest 1 000 dead letters by what they died of */
  'GET /v1/admin/dead/groups': {
    params: Record<string, unknown>
    query: {
      queue?: string | undefined
      kind?: string | undefined
      code?: string | undefined
      class?: string | undefined
      cause?: string | undefined
      since?: string | undefined
      until?: string | undefined
      user?: string | undefined
      book?: string | undefined
      text?: string | undefined
    }
    body: undefined
    answer: {
      items: {
        cause: string
        kind: string
        queue: string
        class: string | null
        code: string | null
        /** With # for numbers and ids. */
        message: string
        letters: number
        books: number
        first_at: string
        last_at: string
        /** The newest of them. */
        example: string
      }[]
      next_cursor: null
      grouped: number
      /** `more`: they were counted up to `n` only. */
      total: {
        n: number
        more: boolean
      }
      /** As `until` of a preview: what died since then stays out of it. */
      as_of: string
    }
  }
  /** Freeze a set of dead letters to act on, and see what that would mean */
  'POST /v1/admin/dead/preview': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body:
      | {
          filter: {
            queue?: string | undefined
            /** Kind of step, such as picture; webhook for deliveries. */
            kind?: string | undefined
            /** Error code. */
            code?: string | undefined
            /** Class of the error, such as moderation_input. */
            class?: string | undefined
            /** As the groups name it; several with commas between. */
            cause?: string | undefined
            /** Died then or later. */
            since?: string | undefined
            /** Died then or earlier: what was on the list when somebody looked at it. */
            until?: string | undefined
            user?: string | undefined
            book?: string | undefined
            /** In the message or the reason; case does not matter. */
            text?: string | undefined
          }
        }
      | {
          ids: string[]
        }
    answer: {
      id: string
      by: string
      via: string
      filter: {
        queue?: string | undefined
        /** Kind of step, such as picture; webhook for deliveries. */
        kind?: string | undefined
        /** Error code. */
        code?: string | undefined
        /** Class of the error, such as moderation_input. */
        class?: string | undefined
        /** As the groups name it; several with commas between. */
        cause?: string | undefined
        /** Died then or later. */
        since?: string | undefined
        /** Died then or earlier: what was on the list when somebody looked at it. */
        until?: string | undefined
        user?: string | undefined
        book?: string | undefined
        /** In the message or the reason; case does not matter. */
        text?: string | undefined
        ids?: string[] | undefined
      }
      /** When the set was frozen. */
      as_of: string
      letters: number
      books: number
      /** More matched than one action takes, which are 100000. */
      more: boolean
      does: 'retry' | 'discard' | null
      /** canary: the first few books go, the others wait for their ends. */
      state: 'preview' | 'canary' | 'going' | 'done' | 'stopped'
      acted_at: string | null
      ended_at: string | null
      /** Why it stopped before its end. */
      because: string | null
      users: number
      /** What a retry would hold of the owners, at most. */
      credits: number
      groups: {
        cause: string
        kind: string
        code: string | null
        message: string
        books: number
      }[]
    }
  }
  /** The overview as it changes (text/event-stream): `overview` with all of it, at once and at most every 2 s; `still` with its time where nothing changed */
  'GET /v1/admin/events': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: Response
  }
  /** Providers' limit groups and keys */
  'GET /v1/admin/limits': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      items: {
        /** PROVIDER/NAME. */
        id: string
        provider: string
        keys: {
          /** How rows and logs name the key; the key itself is shown nowhere. */
          ref: string
          state: 'active' | 'exhausted' | 'revoked'
          code: string | null
          message: string | null
          since: string
          /** When one call may try a key in quarantine. */
          probe_at: string | null
        }[]
        models: {
          model: string
          in_flight: number
          limits: {
            dimension: string
            limit: number
            used: number
            window_s: number
          }[]
          /** Share of the limit in use; lowered by unexpected refusals. */
          share: number
          paused_until: string | null
          paused_because: string | null
          gone: {
            code: string
            message: string
          } | null
          /** Share of the calls of the last 15 minutes that a limit refused; null: there were none. */
          throttled_share: number | null
          /** Ready steps that wait for a limit and that it may make, up to 10 000. */
          waiting: number
        }[]
      }[]
      next_cursor: null
    }
  }
  /** End every quarantine, pause and learnt limit of a group (its id, URL-encoded) */
  'POST /v1/admin/limits/{group}/release': {
    params: {
      group: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      released: number
    }
  }
  /** What was spent, by hour, step and model */
  'GET /v1/admin/money': {
    params: Record<string, unknown>
    query: {
      range?: '24h' | '7d' | '30d' | undefined
    }
    body: undefined
    answer: {
      /** The sums are as of then; null: not summed yet. */
      summed_at: string | null
      hours: {
        /** The hour it begins. */
        at: string
        /** US dollars. */
        usd: number
        /** US dollars. */
        wasted_usd: number
        /** Charged to users. */
        credits: number
      }[]
      by_step: {
        kind: string
        /** US dollars. */
        usd: number
        calls: number
      }[]
      by_model: {
        model: string
        /** US dollars. */
        usd: number
        calls: number
      }[]
      /** Of books that ended and cost anything, cancelled ones aside; within 2.5 %. */
      per_book: {
        p50_usd: number | null
        p95_usd: number | null
        books: number
      }
      /** For tries that failed, were refused, or whose answer nobody used. */
      wasted_usd: number
      /** 0 to 1; null: nothing was spent. */
      wasted_share: number | null
      /** US dollars. */
      usd: number
      credits: number
      today: {
        /** US dollars. */
        usd: number
        /** Null: there is none. */
        budget_usd: number | null
        /** When it is gone, as fast as in the last hour or two; null: not today (UTC). */
        ends_at: string | null
      }
      /** Some of it is only held: what those calls cost is not known. */
      estimated: boolean
      dearest: {
        book_id: string
        title: string
        user: string
        /** US dollars. */
        usd: number
      }[]
    }
  }
  /** Are customers hurt, where, why, since when; worked out every 2 s at most */
  'GET /v1/admin/overview': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      at: string
      books: {
        /** Complete, within the last hour. */
        done_1h: number
        failed_1h: number
        /** Finished with a picture missing. */
        partial_1h: number
        /** Counted up to 10 000. */
        unfinished: number
        /** Order to finished book, half of those of the last hour; null below 3 books. */
        p50_s: number | null
        /** Of nineteen in twenty; null below 10 books. */
        p95_s: number | null
        /** Order to first text. A book that has none yet counts with what it has waited. Null below 10 books. */
        first_text_p95_s: number | null
        /** The longest that a book of 8 pages ordered now is said to take. */
        quoted_high_s: number | null
      }
      money: {
        usd_1h: number
        /** Since midnight UTC, with what is held for calls under way. */
        usd_today: number
        /** Of a day; null: there is none. */
        budget_usd: number | null
        /** Hours it lasts at the pace of the last hour. */
        budget_left_h: number | null
      }
      /** Steps that wait for something other than their turn, by what for. Always all reasons. */
      waiting: {
        reason: 'limit' | 'provider' | 'backoff' | 'budget' | 'no_worker' | 'paused'
        steps: number
      }[]
      queues: {
        queue: 'text' | 'images' | 'generation' | 'webhooks'
        /** Counted up to 10 000. */
        ready: number
        running: number
        /** Counted up to 10 000. */
        sleeping: number
        /** Counted up to 10 000. */
        dead: number
        /** How long the oldest ready step has waited at least. */
        oldest_wait_s: number
        done_per_minute: number
        failed_per_minute: number
        /** Workers alive that take from it. */
        listeners: number
        paused: {
          since: string
          by: string
          /** What they said, if they did. */
          because: string | null
        } | null
        /** Of all workers that take from it. */
        slots: number
        /** What is ready, at the pace of the last minute; null: nothing is, or no pace. */
        drains_in_s: number | null
        /** slow: late, or about to be. stuck: late, and nothing ends. */
        state: 'ok' | 'slow' | 'stuck' | 'paused' | 'idle'
        /** The first reason, if it is not ok or idle. */
        because: string | null
      }[]
      workers: {
        live: number
        draining: number
        /** Silent for longer than their lease, within the last hour. */
        lost: number
        /** Of the live ones. */
        slots: number
        /** As of their last heartbeats. */
        running: number
      }
      dead: {
        /** Counted up to 10 000. */
        letters: number
        /** Their causes; counted up to 100, of steps and of deliveries. */
        groups: number
        new_15m: number
      }
      /** Those that go on, worst first. */
      alerts: {
        id: string
        /** What is wrong, such as no_worker. */
        name: string
        /** The queue, limit group or address it is about; empty if there is but one. */
        about: string
        level: 'watch' | 'bad'
        value: number
        says: string
        /** When it was first seen. */
        since: string
        /** Null: it goes on. */
        until: string | null
      }[]
      /** The newest alert that ended. */
      last_problem: {
        id: string
        /** What is wrong, such as no_worker. */
        name: string
        /** The queue, limit group or address it is about; empty if there is but one. */
        about: string
        level: 'watch' | 'bad'
        value: number
        says: string
        /** When it was first seen. */
        since: string
        /** Null: it goes on. */
        until: string | null
      } | null
      last_acts: {
        id: string
        at: string
        /** A user's name, or user@host of who typed a command. */
        by: string
        via: string
        action: string
        target: string | null
        detail: Record<string, unknown>
      }[]
    }
  }
  /** Queues: how much is in each, how long it waits, how fast it goes; and the broker */
  'GET /v1/admin/queues': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      items: {
        queue: 'text' | 'images' | 'generation' | 'webhooks'
        /** Counted up to 10 000. */
        ready: number
        running: number
        /** Counted up to 10 000. */
        sleeping: number
        /** Counted up to 10 000. */
        dead: number
        /** How long the oldest ready step has waited at least. */
        oldest_wait_s: number
        done_per_minute: number
        failed_per_minute: number
        /** Workers alive that take from it. */
        listeners: number
        /** In the broker; null where that is not known. */
        messages: number | null
        paused: {
          since: string
          by: string
          /** What they said, if they did. */
          because: string | null
        } | null
      }[]
      broker: {
        name: string
        well: boolean
        /** It was reached, and turned us away. */
        refused: boolean
        says: string
        /** Messages that were none of ours. */
        foreign: number
      }
      next_cursor: null
    }
  }
  /** Pause a queue: nothing of it is taken, by any worker, until it is resumed; what runs is finished */
  'POST /v1/admin/queues/{queue}/pause': {
    params: {
      queue: 'text' | 'images' | 'generation' | 'webhooks'
    }
    query: Record<string, unknown>
    body: {
      /** Why, for those who find it paused. */
      because?: string | undefined
    } | null
    answer: {
      queue: string
      since: string
      by: string
      because: string | null
    }
  }
  /** Go on with a paused queue; what waited in it has the time of the pause back */
  'POST /v1/admin/queues/{queue}/resume': {
    params: {
      queue: 'text' | 'images' | 'generation' | 'webhooks'
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      queue: string
      /** 0: it was not paused. */
      paused_ms: number
      /** Books, or deliveries, whose deadline was put off by as much. */
      extended: number
    }
  }
  /** Books, steps, workers, users, errors and limit groups by a piece of their name */
  'GET /v1/admin/search': {
    params: Record<string, unknown>
    query: {
      q: string
    }
    body: undefined
    answer: {
      items: {
        kind: 'book' | 'step' | 'worker' | 'user' | 'error' | 'limit_group'
        /** Of a user, an error or a limit group, its name. */
        id: string
        title: string
        says: string
        book_id: string | null
      }[]
    }
  }
  /** Waits, pace, times and money over time, with what happened meanwhile */
  'GET /v1/admin/series': {
    params: Record<string, unknown>
    query: {
      range?: '1h' | '6h' | '24h' | '7d' | undefined
    }
    body: undefined
    answer: {
      from: string
      /** The start of the step that is under way; it may not be known yet. */
      to: string
      step_s: number
      /** Seconds since 1970, the same for every series; at most 360. */
      at: number[]
      /** By queue `oldest_wait_s`, `ready`, `running`, `done` and `failed` (a minute); by model `throttled` (share of calls refused by a limit, of five minutes); `books_done` (a minute), `book_p95_s` (order to done, of 15 minutes), `call_p95_s`, `usd` (an hour). Of several minutes the mean, but of waits, times and shares the worst. */
      series: {
        name: string
        /** The queue, GROUP/MODEL, or text and images; empty where it is of all. */
        about: string
        /** One for each of `at`; null: not known. */
        values: (number | null)[]
      }[]
      /** What may have been the cause, the oldest first. */
      marks: {
        at: string
        kind: 'pause' | 'resume' | 'drain' | 'deploy' | 'alert' | 'release'
        says: string
      }[]
    }
  }
  /** Steps that run (the longest first), are ready (in line), sleep (the next first), died (the newest first) */
  'GET /v1/admin/steps': {
    params: Record<string, unknown>
    query: {
      state?: 'running' | 'ready' | 'sleeping' | 'dead' | undefined
      queue?: string | undefined
      kind?: string | undefined
      reason?: 'limit' | 'budget' | 'provider' | 'backoff' | 'paused' | 'no_worker' | undefined
      book?: string | undefined
      user?: string | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        book_id: string
        title: string | null
        user: string
        key: string
        kind: string
        page: number
        queue: string
        state: 'running' | 'ready' | 'sleeping' | 'dead'
        /** How often it was taken up. */
        attempt: number
        /** What it waits for; of a ready step, what its whole queue waits for. */
        reason: 'limit' | 'budget' | 'provider' | 'backoff' | 'paused' | 'no_worker' | null
        until: string | null
        /** Of its last failed try. */
        code: string | null
        message: string | null
        worker: string | null
        /** In this state since then; of a ready step that slept before, since its last try ended. */
        since: string | null
      }[]
      next_cursor: string | null
      /** Only with the first page. */
      total: {
        count: number
        more: boolean
      } | null
    }
  }
  /** Workers that live, fell silent or stopped lately */
  'GET /v1/admin/workers': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      items: {
        id: string
        name: string
        host: string
        pid: number
        /** Of the software; empty of an earlier release. */
        version: string
        /** lost: its lease is over. */
        state: 'running' | 'draining' | 'stopped' | 'lost'
        draining: boolean
        queues: {
          queue: string
          slots: number
          running: number
          /** Tries that ended well in the last minute, as of its last heartbeat. */
          done: number
          /** Tries that failed, retried or not. */
          failed: number
        }[]
        /** The pipelines it knows: it takes steps of no other. */
        pipelines: string[]
        started_at: string
        seen_at: string
        lease_until: string
        stopped_at: string | null
        /** What it does now: the oldest twenty. */
        doing: {
          queue: string
          book_id: string | null
          key: string
          attempt: number
          since: string
        }[]
      }[]
      next_cursor: null
    }
  }
  /** Send a worker away: it takes nothing more, finishes what runs, and signs off */
  'POST /v1/admin/workers/{id}/drain': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      id: string
      name: string
      host: string
      pid: number
      /** Of the software; empty of an earlier release. */
      version: string
      /** lost: its lease is over. */
      state: 'running' | 'draining' | 'stopped' | 'lost'
      draining: boolean
      queues: {
        queue: string
        slots: number
        running: number
        /** Tries that ended well in the last minute, as of its last heartbeat. */
        done: number
        /** Tries that failed, retried or not. */
        failed: number
      }[]
      /** The pipelines it knows: it takes steps of no other. */
      pipelines: string[]
      started_at: string
      seen_at: string
      lease_until: string
      stopped_at: string | null
      /** What it does now: the oldest twenty. */
      doing: {
        queue: string
        book_id: string | null
        key: string
        attempt: number
        since: string
      }[]
    }
  }
  /** Order a book */
  'POST /v1/books': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: Order
    answer: Book
  }
  /** List books, newest first */
  'GET /v1/books': {
    params: Record<string, unknown>
    query: {
      status?:
        | 'queued'
        | 'processing'
        | 'text_complete'
        | 'images_processing'
        | 'assembling'
        | 'complete'
        | 'partial'
        | 'failed'
        | 'cancelled'
        | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: Book[]
      next_cursor: string | null
    }
  }
  /** A book as it stands */
  'GET /v1/books/{id}': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** Delete a final book */
  'DELETE /v1/books/{id}': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: null
  }
  /** The PDF */
  'GET /v1/books/{id}/book.pdf': {
    params: {
      id: string
    }
    query: {
      r?: number | undefined
    }
    body: undefined
    answer: Response
  }
  /** cancel a book */
  'POST /v1/books/{id}/cancel': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** The cover picture */
  'GET /v1/books/{id}/cover': {
    params: {
      id: string
    }
    query: {
      r?: number | undefined
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** Live events (text/event-stream) */
  'GET /v1/books/{id}/events': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Response | null
  }
  /** A link to a file of a book that needs no key, for up to 15 minutes */
  'POST /v1/books/{id}/links': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: {
      /** `book.pdf`, `cover` or `pages/NUMBER/picture`. */
      file: string
      /** Seconds; at most 900. */
      expires_s?: number | undefined
      /** As of this one; else the newest at the time. */
      revision?: number | undefined
      /** Whether a browser saves the file instead of showing it. */
      download?: boolean | undefined
    }
    answer: {
      /** A path below the address of the service. Whoever has it needs no key. */
      url: string
      /** ISO 8601, UTC. */
      expires_at: string
    }
  }
  /** Where a book stands in line, how long it still takes, and what of it waits for what */
  'GET /v1/books/{id}/outlook': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      status:
        | 'queued'
        | 'processing'
        | 'text_complete'
        | 'images_processing'
        | 'assembling'
        | 'complete'
        | 'partial'
        | 'failed'
        | 'cancelled'
      /** Unfinished books before it, counted to 10 000. Null: it is not in line any more. */
      position: number | null
      /** What is left, in seconds, as in a quote. Null: nothing is, or nobody can say. */
      time_s: {
        low: number
        high: number
      } | null
      /** Each part that waits now, and why. */
      waits: {
        /** Null: of the whole book. */
        page: number | null
        part: 'plan' | 'text' | 'picture' | 'cover' | 'character_sheet' | 'pdf'
        /** `paused`: by an operator. `no_worker`: nobody who could make it is there just now. */
        reason: 'limit' | 'budget' | 'provider' | 'backoff' | 'paused' | 'no_worker'
        /** ISO 8601, UTC. Null: nobody can say. */
        until: string | null
        /** How often it failed so far. */
        tries: number
      }[]
    }
  }
  /** What a page has looked like, newest first, and what changing it costs; page 0 is the cover */
  'GET /v1/books/{id}/pages/{n}/history': {
    params: {
      id: string
      n: number
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      /** Newest first; the first is as it stands. */
      items: {
        /** The newest revision it stood in: `?r=` of its picture, `{r}` of its restore. */
        revision: number
        /** The first revision it stood in. */
        since: number
        /** What opened that first revision. */
        kind: 'order' | 'resume' | 'redo' | 'edit' | 'restore'
        /** What the person asked to be changed. */
        note: string | null
        /** ISO 8601, UTC. */
        opened_at: string
        text: string | null
        /** There was a picture. */
        picture: boolean
        restorable: boolean
        /** Other pages that a restore of this revision would bring back too; 0 is the cover. */
        also: number[]
      }[]
      next_cursor: null
      /** Credits for making that part again; words by hand cost none. */
      prices: {
        text: number | null
        picture: number
      }
    }
  }
  /** A page's picture */
  'GET /v1/books/{id}/pages/{n}/picture': {
    params: {
      id: string
      n: number
    }
    query: {
      r?: number | undefined
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** Make a text or picture again */
  'POST /v1/books/{id}/pages/{n}/redo': {
    params: {
      id: string
      n: number
    }
    query: Record<string, unknown>
    body: {
      /** Page 0 is the cover; it has a picture only. */
      part: 'text' | 'picture'
      /** What should change, in any words. */
      note?: string | undefined
    }
    answer: Book
  }
  /** Put your own words on a page */
  'PUT /v1/books/{id}/pages/{n}/text': {
    params: {
      id: string
      n: number
    }
    query: Record<string, unknown>
    body: {
      /** Used word for word, once it was judged. */
      text: string
    }
    answer: Book
  }
  /** resume a book */
  'POST /v1/books/{id}/resume': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** The revisions of a book, newest first */
  'GET /v1/books/{id}/revisions': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      items: Revision[]
      next_cursor: null
    }
  }
  /** Bring an earlier revision back */
  'POST /v1/books/{id}/revisions/{r}/restore': {
    params: {
      id: string
      r: number
    }
    query: Record<string, unknown>
    body: undefined
    answer: Book
  }
  /** Show a finished book to whoever has a secret, until it is taken back */
  'POST /v1/books/{id}/shares': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: {
      /** Seconds; without it, until it is taken back. */
      expires_s?: number | undefined
      /** For you, to know it again. */
      name?: string | undefined
    }
    answer: {
      id: string
      name: string | null
      /** ISO 8601, UTC. */
      created_at: string
      expires_at: string | null
      revoked_at: string | null
      /** Shown this once. */
      secret: string
      /** The page to read the book on, a path below the address of the service. */
      url: string
      /** The same for programs. */
      api_url: string
    }
  }
  /** The shares of a book, newest first, without their secrets */
  'GET /v1/books/{id}/shares': {
    params: {
      id: string
    }
    query: {
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: Share[]
      next_cursor: string | null
    }
  }
  /** Take a share back, at once */
  'DELETE /v1/books/{id}/shares/{share}': {
    params: {
      id: string
      share: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: null
  }
  /** Steps, attempts and calls */
  'GET /v1/books/{id}/timeline': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      steps: Record<string, unknown>[]
    }
  }
  /** The PDF, by a link */
  'GET /v1/files/{id}/book.pdf': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Response
  }
  /** The cover picture, by a link */
  'GET /v1/files/{id}/cover': {
    params: {
      id: string
    }
    query: {
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** A page's picture, by a link */
  'GET /v1/files/{id}/pages/{n}/picture': {
    params: {
      id: string
      n: number
    }
    query: {
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** Your books as cards, newest first, without the texts of their pages */
  'GET /v1/library': {
    params: Record<string, unknown>
    query: {
      q?: string | undefined
      show?: 'all' | 'making' | 'ready' | 'attention' | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        id: string
        revision: number
        status:
          | 'queued'
          | 'processing'
          | 'text_complete'
          | 'images_processing'
          | 'assembling'
          | 'complete'
          | 'partial'
          | 'failed'
          | 'cancelled'
        title: string | null
        idea: string
        language: string
        style: 'watercolour' | 'gouache' | 'paper-cut' | 'crayon'
        age_group: '0-3' | '3-5' | '5-7' | '7-9'
        page_count: number
        progress_percent: number
        /** Of the pages; the cover is not counted. */
        pictures_done: number
        /** Pages' pictures that could not be made. */
        missing_pictures: number
        cover_url: string | null
        waiting_for: {
          reason: 'limit' | 'budget' | 'provider' | 'backoff'
          /** ISO 8601, UTC. */
          until: string
        } | null
        error: {
          code: string
          message: string
        } | null
        /** ISO 8601, UTC. */
        created_at: string
        /** ISO 8601, UTC. */
        updated_at: string
      }[]
      /** A search goes through 10000 books in one call: it may find few and still go on from here. */
      next_cursor: string | null
      /** Of all the user's books, whatever was searched for, counted no further than to 10000. */
      counts: {
        all: number
        making: number
        ready: number
        attention: number
      }
    }
  }
  /** Who asks */
  'GET /v1/me': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      user: string
      tier: 'free' | 'paid' | 'internal'
      role: 'user' | 'admin'
      /** What can still be spent; null: no limit. */
      credits: number | null
      scopes: ('books:read' | 'books:write' | 'admin')[]
      /** `open`: this service asks nobody for a key. */
      via: 'open' | 'key' | 'session'
    }
  }
  /** What a book would take: steps, cost and time. Orders nothing */
  'POST /v1/quote': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: Order
    answer: {
      steps: number
      /** What an order would hold. */
      credits: number
      /** What the providers' calls come to, from a smooth book to one with a rough day. */
      cost_usd: {
        low: number
        high: number
      }
      /** From limits, the speed of recent calls, and what is under way. */
      time_s: {
        low: number
        high: number
      }
      backlog: {
        books: number
        texts: number
        pictures: number
      }
      /** What the time mostly waits for. */
      limited_by: 'text' | 'images' | null
    }
  }
  /** Sign a browser in: a cookie for a key */
  'POST /v1/session': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: {
      key: string
    }
    answer: null
  }
  /** Sign a browser out */
  'DELETE /v1/session': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: null
  }
  /** A shared book: title, pages and files */
  'GET /v1/shared/{secret}': {
    params: {
      secret: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: SharedBook
  }
  /** The PDF of a shared book */
  'GET /v1/shared/{secret}/book.pdf': {
    params: {
      secret: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: Response
  }
  /** The cover of a shared book */
  'GET /v1/shared/{secret}/cover': {
    params: {
      secret: string
    }
    query: {
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** A picture of a shared book */
  'GET /v1/shared/{secret}/pages/{n}/picture': {
    params: {
      secret: string
      n: number
    }
    query: {
      w?: '320' | '640' | '960' | '1280' | '1920' | undefined
    }
    body: undefined
    answer: Response
  }
  /** Styles, with samples */
  'GET /v1/styles': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      items: {
        id: string
        name: string
        sample_url: string
      }[]
      next_cursor: null
    }
  }
  /** A sample picture */
  'GET /v1/styles/{id}/sample': {
    params: {
      id: 'watercolour' | 'gouache' | 'paper-cut' | 'crayon'
    }
    query: Record<string, unknown>
    body: undefined
    answer: Response
  }
  /** Deliveries, newest first */
  'GET /v1/webhooks/deliveries': {
    params: Record<string, unknown>
    query: {
      book?: string | undefined
      state?: 'ready' | 'sleeping' | 'running' | 'done' | 'dead' | undefined
      cursor?: string | undefined
      limit?: number | undefined
    }
    body: undefined
    answer: {
      items: {
        /** The `webhook-id`: the same however often it is sent. */
        id: string
        book_id: string | null
        revision: number | null
        /** Of the event, in the stream of the book. */
        version: number | null
        type: string
        url: string
        state: 'ready' | 'sleeping' | 'running' | 'done' | 'dead'
        tries: number
        next_try_at: string | null
        /** What the receiver answered. */
        status: number | null
        class: string | null
        /** Why it came to this, in words. */
        because: string | null
        /** ISO 8601, UTC. */
        created_at: string
        ended_at: string | null
      }[]
      next_cursor: string | null
    }
  }
  /** A delivery with its payload and every attempt */
  'GET /v1/webhooks/deliveries/{id}': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      /** The `webhook-id`: the same however often it is sent. */
      id: string
      book_id: string | null
      revision: number | null
      /** Of the event, in the stream of the book. */
      version: number | null
      type: string
      url: string
      state: 'ready' | 'sleeping' | 'running' | 'done' | 'dead'
      tries: number
      next_try_at: string | null
      /** What the receiver answered. */
      status: number | null
      class: string | null
      /** Why it came to this, in words. */
      because: string | null
      /** ISO 8601, UTC. */
      created_at: string
      ended_at: string | null
      /** The body, as it is signed and sent. */
      payload: string
      attempts: {
        /** ISO 8601, UTC. */
        at: string
        ms: number | null
        /** What the receiver answered. */
        status: number | null
        class: string | null
        /** Why it came to this, in words. */
        because: string | null
      }[]
    }
  }
  /** Send it again, under the same id */
  'POST /v1/webhooks/deliveries/{id}/redeliver': {
    params: {
      id: string
    }
    query: Record<string, unknown>
    body: undefined
    answer: {
      /** The `webhook-id`: the same however often it is sent. */
      id: string
      book_id: string | null
      revision: number | null
      /** Of the event, in the stream of the book. */
      version: number | null
      type: string
      url: string
      state: 'ready' | 'sleeping' | 'running' | 'done' | 'dead'
      tries: number
      next_try_at: string | null
      /** What the receiver answered. */
      status: number | null
      class: string | null
      /** Why it came to this, in words. */
      because: string | null
      /** ISO 8601, UTC. */
      created_at: string
      ended_at: string | null
    }
  }
  /** Make the next signing secret */
  'POST /v1/webhooks/secret': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: undefined
    answer: {
      version: number
      /** Shown once. Those it replaces sign along for a day. */
      secret: string
    }
  }
  /** Send a `webhook.test` event, once */
  'POST /v1/webhooks/test': {
    params: Record<string, unknown>
    query: Record<string, unknown>
    body: {
      url: string
    }
    answer: {
      /** The `webhook-id`: the same however often it is sent. */
      id: string
      book_id: string | null
      revision: number | null
      /** Of the event, in the stream of the book. */
      version: number | null
      type: string
      url: string
      state: 'ready' | 'sleeping' | 'running' | 'done' | 'dead'
      tries: number
      next_try_at: string | null
      /** What the receiver answered. */
      status: number | null
      class: string | null
      /** Why it came to this, in words. */
      because: string | null
      /** ISO 8601, UTC. */
      created_at: string
      ended_at: string | null
    }
  }
}
