/**
 * Every word the pages say. What people and models wrote is never in here, and what is in here is never made of it but by a
 * function that puts it in as text.
 */

const shell = {
  skip: 'Skip to the page',
  places: 'Places',
  library: 'Library',
  newBook: 'New book',
  ops: 'Ops',
  settings: 'Settings',
  offline: "You're offline. Your book is still being made; we'll catch up when you're back.",
  noAnswer: 'Nothing answers. Is the service running?',
  notHere: "This page isn't here.",
  broken: 'Something of ours broke. Nothing of your books is lost.',
  reload: 'Load this page again',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
}

const signIn = {
  title: 'Paste your key',
  hint: 'It begins with sk_. Whoever runs this service gives it to you.',
  enter: 'Sign in',
  noCookie: 'You could not be kept signed in. Open this page with https://.',
}

const settings = {
  title: 'Settings',
  theme: 'Colours',
  themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  keys: 'Keys',
  shortcuts: 'Single letters are shortcuts (such as L to listen)',
  signedInAs: (user: string) => `Signed in as ${user}.`,
  leave: 'Sign out',
}

// ---- how a book is ordered --------------------------------------------------------------------------------------------------

const order = {
  title: 'What should the story be about?',
}

// ---- a book, while it is made and when it is read ----------------------------------------------------------------------------

const book = {
  title: 'Your book',
}

// ---- the library --------------------------------------------------------------------------------------------------------------

const library = {
  title: 'Your books',
}

// ---- ops: the frame, overview, queues, workers, steps, search ---------------------------------------------------------------------

const ops = {
  title: 'Ops',
  places: 'Ops pages',
  overview: { title: 'Overview' },
  queues: { title: 'Queues' },
  workers: { title: 'Workers' },
  steps: { title: 'Steps' },
  list: {
    news: (n: number) => `${n} new – show`,
    gone: 'moved on',
    select: (name: string) => `Select ${name}`,
    selectAll: 'Select all that are shown',
    selected: (n: number) => `${n} selected`,
    more: 'Show more',
    loading: 'Loading',
    ago: (text: string) => `Live, ${text} ago`,
    stale: (text: string) => `No news for ${text}`,
    held: 'Held',
    close: 'Close',
  },
}

// ---- ops: limits, money, dead letters --------------------------------------------------------------------------------------------

const care = {
  title: 'Dead letters',
  deadTab: 'Dead',
  limits: 'Limits and keys',
  limitsTab: 'Limits',
  money: 'Money',
}

// ---- ops: a book's timeline -----------------------------------------------------------------------------------------------------

const timeline = {
  title: 'Timeline',
  of: (id: string) => `Book ${id}`,
  absent: 'There is no book of this id.',
  stale: "Couldn't refresh. What is below is as it was.",
  took: (all: string, waited: string, worked: string) => `${all} (waited ${waited}, worked ${worked})`,
  cost: (usd: string, wasted: string | null) => (wasted ? `${usd}, of which ${wasted} wasted` : usd),
  by: (user: string) => `ordered by ${user}`,
  why: 'Why:',
  openBook: 'Open book',
  resume: 'Resume',
  resumed: 'Resume asked for. What is missing is made again.',
  cancel: 'Cancel…',
  cancelled: 'Cancelled. Nothing more of it is begun.',
  cancelTitle: (title: string) => `Cancel “${title}”?`,
  cancelMeans:
    'Nothing more of it is begun, and what runs is thrown away. Its owner pays for finished pages only. A cancelled book cannot be resumed.',
  cancelYes: 'Cancel this book',
  keep: 'Leave it',
  show: 'Steps shown',
  shows: {
    problems: (n: number) => `Problems ${n}`,
    all: (n: number) => `All ${n}`,
    waits: (n: number) => `Waits >10 s ${n}`,
  },
  order: 'Order',
  orders: { time: 'as they began', page: 'by page' },
  keysHint: '↑ ↓ rows · → open · ← close · f next problem',
  columns: { step: 'Step', state: 'State', time: 'Time' },
  grid: 'Steps of this book over time',
  leftOut: (n: number, of: number) =>
    `${n} of ${of} steps went without trouble and are not listed: the book has more than 2 000.`,
  nothing: {
    problems: 'Nothing went wrong.',
    all: 'No step was begun yet.',
    waits: 'Nothing waited longer than 10 s.',
  },
  folded: (time: string) => `//${time}//`,
  foldedSpoken: (time: string) => `${time} without work, drawn short`,
  legend: 'What the bars mean',
  bars: {
    queued: 'in line',
    wait: 'waits',
    backoff: 'waits after a failure',
    running: 'at work',
    done: 'done',
    failed: 'failed',
  },
  kinds: {
    plan: 'plan',
    page_text: 'text',
    picture: 'picture',
    cover: 'cover',
    character_sheet: 'character sheet',
    pdf: 'PDF',
  } as Record<string, string>,
  page: (page: number, kind: string) => `page ${page} ${kind}`,
  revision: (n: number) => `revision ${n}`,
  states: {
    blocked: 'not yet',
    sleeping: 'waits',
    ready: 'in line',
    running: 'at work',
    done: 'done',
    dead: 'given up',
    cancelled: 'cancelled',
    taken_back: 'taken back',
  } as Record<string, string>,
  tries: (n: number) => (n === 1 ? '1 try' : `${n} tries`),
  reasons: {
    limit: 'limit',
    budget: 'budget',
    provider: 'provider',
    backoff: 'pause after a failure',
    paused: 'queue paused',
    no_worker: 'no worker',
  } as Record<string, string>,
  waited: (time: string, reason: string) => `wait ${time}: ${reason}`,
  waits: (time: string, reason: string) => `waits for ${time} so far: ${reason}`,
  tried: (n: number | null, what: string) => (n === null ? what : `try ${n}: ${what}`),
  because: (why: string) => `because ${why}`,
  gaveUp: (n: number | null, what: string, because: string | null) =>
    `${n === null ? '' : `try ${n}, `}final: ${what}, not retried${because ? ` because ${because}` : ''}`,
  failed: 'failed',
  ok: 'done',
  works: 'at work',
  after: (time: string) => `after ${time}`,
  more: (n: number) => `and ${n} more`,
  spokenWaited: (time: string, reasons: string) =>
    reasons ? `waited ${time} for ${reasons}` : `waited ${time}`,
  spokenWorked: (time: string) => `worked ${time}`,
  cents: (usd: number) =>
    usd >= 1 ? `$${usd.toFixed(2)}` : `${(usd * 100).toFixed(usd < 0.01 ? 2 : 0)} cents`,
  onWorker: (worker: string) => `on ${worker}`,
  http: (status: number) => `HTTP ${status}`,
  loading: 'Reading what happened…',
}

export const words = {
  name: 'Storymill',
  shell,
  signIn,
  settings,
  order,
  book,
  library,
  ops,
  care,
  timeline,
}
