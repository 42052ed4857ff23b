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

// ---- what one does with a page: listen, look, change, share, delete -------------------------------------------------------------

const listen = {
  noVoice: (language: string) => `This device has no voice for ${language}.`,
  cannot: 'This browser cannot read aloud.',
}

const look = {
  open: 'How it looks',
  short: 'Aa',
  title: 'How it looks',
  size: 'Text size',
  smaller: 'Smaller text',
  larger: 'Larger text',
  percent: (size: number) => `${size} %`,
  mode: 'Pages',
  modes: { spreads: 'Two pages', one: 'One page', long: 'One long page' },
  turn: 'Turning',
  turns: { leaf: 'Like paper', fade: 'Fade', none: 'None' },
  listening: 'Listening',
  follow: 'Turn pages for me',
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
}

export const words = {
  name: 'Storymill',
  shell,
  signIn,
  settings,
  order,
  book,
  listen,
  look,
  library,
  ops,
  care,
  timeline,
}
