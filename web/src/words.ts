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
  youAreOffline: "You're offline.",
  ourFault: 'Something went wrong on our side. Nothing of yours is lost.',
  /** By the code of a refusal; what is not here the service says well itself. */
  refusals: {
    unauthorized: 'Please sign in again.',
    forbidden: "Your key doesn't allow this.",
    not_found: "This isn't here any more.",
    not_ready: "This isn't made yet.",
    invalid_order: 'Something here needs another look.',
    script_unsupported: "Our books can't print some of these letters yet.",
    language_unsupported: 'Stories cannot be written in this language here.',
    content_not_allowed: 'This cannot be in a book for children.',
    content_refused: "The model didn't want to make this. Other words may help.",
    credits_short: 'There are not enough credits left for this.',
    daily_credits_spent: "Today's credits are used up.",
    too_many_books: 'As many of your books are being made as may be at once.',
    too_many_requests: 'That was a lot at once.',
    too_many_streams: 'Too many of your pages are open at once.',
    queue_full: 'Many books are being made at the moment.',
    busy: 'Many people are here at the moment.',
    database_unavailable: 'We are out of reach for a moment.',
    files_unavailable: 'Our bookshelf is out of reach for a moment.',
    state_conflict: 'The book has moved on meanwhile. Please look again.',
    idempotency_in_flight: 'This is on its way already.',
  },
  fields: {
    This: 'This',
    lookAgain: 'Please look at this again.',
    letters: (which: string) => `Our books can't print these letters yet: ${which}.`,
    languages: (which: string) => `Stories here are written in: ${which}.`,
  },
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
  tab: 'New book',
  placeholder: 'A fox who is afraid of the dark',
  count: (typed: number, most: number) => `${typed} of ${most} characters`,
  ideaMissing: 'Say in a sentence what it is about.',
  tooLong: (by: number) => `This is ${by === 1 ? '1 character' : `${by} characters`} too long.`,
  examples: 'Try',
  others: 'Others',
  putBack: 'Put mine back',
  ideas: [
    'A snail who wins a race',
    'A lost mitten',
    "Grandpa's boat",
    'A dragon who cannot breathe fire',
    'The night the moon came to tea',
    'A penguin learns to dance',
    'Two mice build a bridge',
    'A robot who finds a flower',
    'The bear who could not sleep',
    'A whale with a very small voice',
    'The hedgehog and the red balloon',
    'A seed that was in no hurry',
    'An owl who is shy of the dark',
    'The lighthouse that caught a cold',
    'A rabbit on the first day of school',
    'A storm, a tent and seven ducks',
    'The cat who mended everything',
    'A letter for the new neighbour',
  ],
  style: 'How should it look?',
  stylesFailed: 'The samples cannot be shown right now. You can still order.',
  age: 'How old is the listener?',
  ages: { '0-3': '0–3', '3-5': '3–5', '5-7': '5–7', '7-9': '7–9' },
  ageHints: {
    '0-3': 'A few words a page, big and round.',
    '3-5': 'Two or three short sentences a page.',
    '5-7': 'A little more story, for first readers too.',
    '7-9': 'A real read, with longer sentences.',
  },
  years: 'years',
  pages: 'How many pages?',
  fewer: 'One page fewer',
  more: 'One page more',
  pagesHint: (fewest: number, most: number) => `${fewest} to ${most}, and a cover.`,
  further: 'More',
  furtherNames: 'hero, theme, language, dedication',
  heroName: 'Hero’s name',
  heroNameHint: 'Such as Fern',
  heroLook: 'What the hero looks like',
  heroLookHint: 'Such as a small red fox with a blue scarf',
  nameMissing: 'Give the hero a name as well.',
  lookMissing: 'Say what the hero looks like as well.',
  theme: 'Theme',
  themeHint: 'Such as friendship',
  language: 'Language',
  dedication: 'Dedication',
  dedicationHint: 'Such as For Mia, who is brave',
  quote: 'What it takes',
  underAMinute: 'less than a minute',
  minutes: (count: string, one: boolean) => `about ${count} ${one ? 'minute' : 'minutes'}`,
  hours: (count: string, one: boolean) => `about ${count} ${one ? 'hour' : 'hours'}`,
  range: (low: number, high: number) => `${low} to ${high}`,
  credits: (count: number) => (count === 1 ? '1 credit' : `${count} credits`),
  youHave: (count: number) => `you have ${count}`,
  tooFew: (count: number) => `you have ${count}, too few`,
  estimating: 'Working out what it takes',
  noEstimate: "We can't estimate right now. You can still order.",
  estimate: (time: string, credits: string) => `Estimate: ${time}, ${credits}.`,
  make: 'Make my book',
  making: 'Ordering',
  short: (takes: number, has: number) =>
    `This book takes ${takes} credits and you have ${has}. Try fewer pages.`,
  shortOfUnknown: 'This book takes more credits than you have. Try fewer pages.',
  busy: (seconds: number) => `Busy right now. Trying again in ${seconds} s`,
  silent: (seconds: number) => `Nothing answers. Trying again in ${seconds} s`,
  trying: 'Trying again now',
  tryNow: 'Try now',
  dontTry: 'Stop trying',
  goesOut: "You're offline. Your order is kept here and goes out when you're back.",
  backAt: (time: string) => `It can be ordered again at ${time}.`,
  keptHere: 'All you wrote is kept.',
  already: 'You already have this one — here it is.',
  openBook: (title: string) => `Open “${title}”`,
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
}

// ---- ops: limits, money, dead letters --------------------------------------------------------------------------------------------

const care = {
  title: 'Dead letters',
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
  library,
  ops,
  care,
  timeline,
}
