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

const joined = (parts: readonly (string | number)[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(parts.map(String))

const pagesNamed = (pages: readonly number[]): string =>
  pages.length === 1 ? `page ${pages[0]}` : `pages ${joined(pages)}`

const book = {
  title: 'Your book',
  untitled: 'Your new book',
  readyTab: (title: string) => `Ready: ${title}`,
  gone: "This book isn't here any more.",
  cannotLoad: "We couldn't open this book.",
  opening: 'Opening your book',
  toLibrary: 'Your books',
  // The pages.
  book: 'The book',
  cover: 'Cover',
  titlePage: 'Title page',
  endPage: 'The end',
  back: 'Back of the book',
  theEnd: 'The end',
  beganWith: 'This book began with one sentence',
  readAgain: 'Read it again',
  page: (number: number) => `Page ${number}`,
  pictureOf: (number: number) => `Picture of page ${number}`,
  coverOf: (title: string) => `Cover of “${title}”`,
  beingWritten: (number: number) => `Page ${number} is being written.`,
  neverWritten: (number: number) => `Page ${number} wasn't written.`,
  painting: 'This picture is being painted',
  toBePainted: 'A picture will be painted here',
  pictureMissing: "This picture couldn't be made",
  // Getting about.
  previous: 'Page back',
  next: 'Next page',
  turnThePages: 'Turn the pages',
  allPages: 'All pages',
  pageState: {
    written: 'picture to come',
    painting: 'being painted',
    done: 'ready',
    unwritten: 'being written',
    missing: 'picture missing',
  },
  goTo: (number: number, state: string) => `Page ${number}, ${state}`,
  where: (kind: 'cover' | 'title' | 'end' | 'back') =>
    ({ cover: 'Cover', title: 'Title page', end: 'The end', back: 'Back of the book' })[kind],
  pagesOf: (pages: readonly number[], all: number) =>
    pages.length === 1 ? `Page ${pages[0]} of ${all}` : `Pages ${pages.join('–')} of ${all}`,
  saidPages: (pages: readonly number[], all: number) =>
    pages.length === 1 ? `Page ${pages[0]} of ${all}.` : `Pages ${joined(pages)} of ${all}.`,
  saidUnwritten: (page: number) => `Page ${page}: still being written.`,
  saidUnpainted: (page: number) => `Page ${page}: picture still being painted.`,
  // What one can do.
  tools: 'Tools of the book',
  listen: 'Listen',
  pause: 'Pause',
  goOnReading: 'Go on',
  look: 'Text size and pages',
  lookShort: 'Aa',
  pdf: 'PDF',
  more: 'More',
  changePage: (page: number) => (page === 0 ? 'Change the cover' : `Change page ${page}`),
  asOneLong: 'Read as one long page',
  asBook: 'Read as a book',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  share: 'Share',
  remove: 'Delete this book',
  // How it is being made.
  making: 'How it is getting on',
  progress: 'Parts of the book that are finished',
  queued: 'Your book is in line.',
  position: (before: number) =>
    before === 0 ? 'It is next.' : before === 1 ? 'One book is before it.' : `${before} books are before it.`,
  writing: 'Writing the story.',
  written: 'The story is written. Read it now while we paint.',
  paintingPictures: (done: number, all: number) => `Painting the pictures: ${done} of ${all}`,
  assembling: 'Putting the book together.',
  mendingPages: (pages: readonly number[]) =>
    pages.length === 0 ? 'Binding the book anew.' : `A new version of ${pagesNamed(pages)} is being made.`,
  mendingCover: 'A new cover is being painted.',
  canClose: 'You can close this page; we keep going.',
  ready: 'Your book is ready.',
  partial: (pages: readonly number[]) =>
    pages.length === 0
      ? 'Your book is ready, but one of its pictures could not be made. You didn’t pay for it.'
      : pages.length === 1
        ? `Your book is ready, but the picture on page ${pages[0]} couldn't be made. You didn't pay for it.`
        : `Your book is ready, but the pictures on ${pagesNamed(pages)} couldn't be made. You didn't pay for them.`,
  partialAgain: (count: number) => (count === 1 ? 'Try that picture again' : 'Try those pictures again'),
  failed: "We couldn't finish this book. You paid nothing, and your idea is kept.",
  cancelled: 'You stopped this book. You paid only for the pages that were finished.',
  tryAgain: 'Try again',
  goOnMaking: 'Go on making it',
  changeIdea: 'Change the idea',
  startOver: 'Start it again',
  stop: 'Stop making',
  stopTitle: 'Stop making this book?',
  stopHint: 'You pay only for the pages that are finished. What is there stays here to be read.',
  stopMendHint: 'The book stays as it was before.',
  keepMaking: 'Keep making it',
  lost: 'Live updates paused, reconnecting.',
  failedAct: "That didn't work just now. Try again in a moment.",
  // Waiting.
  anyMoment: 'Any moment now.',
  longer: 'This is taking longer than usual.',
  left: (time: string) => `about ${time} left`,
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  waiting: {
    limit: (at: string | null) =>
      `The picture service takes a few at a time. ${at === null ? 'We go on by ourselves.' : `We go on by ourselves at about ${at}.`}`,
    budget: (at: string | null) =>
      `Today's allowance is used up. ${at === null ? 'Your book goes on by itself' : `Your book goes on at ${at}`}; nothing is lost.`,
    provider: (at: string | null) =>
      `The picture service isn't answering. ${at === null ? "We'll try again." : `We'll try again at ${at}.`} You don't need to do anything.`,
    backoff: (in_: string | null) =>
      `That didn't work the first time. ${in_ === null ? 'Trying again.' : `Trying again in ${in_}.`}`,
    paused: 'The service is having a short break. Your book goes on by itself.',
    no_worker: 'Nobody is at work just now. Your book goes on as soon as somebody is.',
  },
  pageWaits: {
    limit: 'Waiting for the image limit',
    budget: "Waiting for tomorrow's allowance",
    provider: "Waiting for the picture service, which isn't answering",
    backoff: 'Trying again',
    paused: 'Waiting: work is paused for a moment',
    no_worker: 'Waiting for somebody to be at work',
  },
  inAbout: (what: string, time: string) => `${what}, about ${time}`,
  // What a screen reader hears.
  heardTexts: 'The story text is ready.',
  heardPictures: (pages: readonly number[], done: number, all: number) =>
    `${pages.length === 1 ? `The picture for ${pagesNamed(pages)} is` : `Pictures for ${pagesNamed(pages)} are`} ready. ${done} of ${all} done.`,
  heardCover: 'The cover is ready.',
  heardFailed: 'The book could not be finished.',
  heardCancelled: 'The book was stopped.',
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
  listening: 'while it is read aloud',
  follow: 'Turn pages for me',
}

const pageName = (page: number): string => (page === 0 ? 'the cover' : `page ${page}`)
const listOf = (parts: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(parts)
const dayOf = (at: string): string =>
  new Date(at).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' })
const creditsOf = (credits: number): string => (credits === 1 ? '1 credit' : `${credits} credits`)

type ChangedPart = 'text' | 'picture'
const change = {
  title: (page: number) => `Change ${pageName(page)}`,
  way: 'What should change?',
  ways: {
    fix: { name: 'Small fix', about: 'Keep the picture, mend one thing' },
    fresh: { name: 'Paint it fresh', about: 'Another picture of this moment' },
    words: { name: 'Change the words', about: 'Your own, or written anew' },
  },
  notes: {
    fix: 'What should be mended?',
    fresh: 'Anything to know? (optional)',
    words: 'What should be different? (optional)',
  },
  examples: {
    fix: 'make the fox smaller',
    fresh: 'at night, seen from far away',
    words: 'shorter, and a bit sillier',
  },
  /** Goes to the model behind what a person wrote. */
  keepTheRest: 'a small fix: keep all the rest of the picture as it is',
  who: 'Who writes?',
  byMe: "I'll write it",
  byWriter: 'Write it anew for me',
  text: 'The words of this page',
  now: 'Now',
  old: 'Old',
  next: 'New',
  comesHere: 'The new one comes here',
  painting: 'A new one is being painted',
  noPicture: 'No picture',
  coverPicture: 'the cover',
  pagePicture: (page: number) => `the picture of page ${page}`,
  only: (page: number, credits: number | null) => {
    const price = credits === null ? '' : credits === 0 ? ' This is free.' : ` ${creditsOf(credits)}.`
    return `Only ${pageName(page)} changes.${price} The old one is kept.`
  },
  doIt: (page: number) => (page === 0 ? 'Change the cover' : 'Change this page'),
  lacks: {
    note: 'Say in a few words what should be mended.',
    text: 'Write some words for this page.',
    change: 'These are the words that are there already.',
  },
  canClose: 'You can close this; we keep going.',
  stop: 'Stop',
  keepNew: 'Keep the new one',
  putOldBack: 'Put the old one back',
  again: 'Try another way',
  stages: {
    form: null,
    blocked: () => "This book is still being made. You can change pages when it's done.",
    making: (page: number, part: ChangedPart) =>
      part === 'picture'
        ? `A new ${page === 0 ? 'cover' : `picture for page ${page}`} is being painted.`
        : `The words of page ${page} are being changed.`,
    arrived: (page: number, part: ChangedPart) =>
      part === 'picture'
        ? `The new ${page === 0 ? 'cover' : `picture for page ${page}`} is here.`
        : `The new words for page ${page} are here.`,
    nothing: (page: number) =>
      `${page === 0 ? 'The cover' : `Page ${page}`} is as it was. The change came to nothing.`,
  } satisfies Record<string, ((page: number, part: ChangedPart) => string) | null>,
  isBack: (page: number, part: ChangedPart) =>
    part === 'text'
      ? `The old words of page ${page} are back.`
      : `The old ${page === 0 ? 'cover' : `picture of page ${page}`} is back.`,
  versionIsBack: (page: number) =>
    `${page === 0 ? 'The earlier cover' : `The earlier page ${page}`} is back.`,
  earlier: (count: number) => (count === 1 ? '1 earlier version' : `${count} earlier versions`),
  opened: {
    order: 'First made',
    resume: 'Made',
    redo: 'Made anew',
    edit: 'Written by hand',
    restore: 'Put back',
  },
  at: (at: string) =>
    new Date(at).toLocaleString('en', { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' }),
  putBack: 'Put this back',
  putBackNamed: (at: string) => `Put this back, the version of ${at}`,
  also: (pages: readonly number[]) =>
    `This also puts back ${listOf(pages.map(pageName))}, as ${pages.length === 1 ? 'it was' : 'they were'} then.`,
  refused: {
    unknown: 'Something of ours broke. Nothing was changed.',
    short: (price: number, credits: number) => `This takes ${creditsOf(price)} and you have ${credits}.`,
    making: "This book is still being made. You can change pages when it's done.",
    busy: (seconds: number) => `Busy right now. Try again in ${seconds} s.`,
    field: (field: string, message: string) => `The ${field === 'note' ? 'note' : 'text'} ${message}.`,
  },
}

const share = {
  title: 'Share this book',
  about:
    'Whoever has a link can read the book, its pictures and its PDF. They need no key, and see nothing else of yours.',
  name: 'Who is it for? (optional)',
  example: 'Grandma',
  lasts: 'How long it works',
  lasting: { ever: 'Until I end it', week: 'For a week', month: 'For a month' },
  make: 'Make a link',
  link: (name: string | null) => (name === null ? 'Your link' : `Your link for ${name}`),
  copy: 'Copy',
  once: 'Copy it now: it is shown this once.',
  copied: 'Copied.',
  selected: 'It is selected. Copy it with your keyboard or a long press.',
  cannotList: 'The links that work now could not be loaded.',
  working: 'Links that work now',
  unnamed: 'A link without a name',
  since: (from: string, until: string | null) =>
    until === null ? `since ${dayOf(from)}` : `since ${dayOf(from)}, until ${dayOf(until)}`,
  end: 'End it',
  endNamed: (name: string) => `End it: ${name}`,
  ended: 'That link works no more.',
}

const deleteBook = {
  title: (title: string | null) => (title === null ? 'Delete this book?' : `Delete “${title}”?`),
  says: 'Its texts, its pictures and its PDF go for good, and every link to it stops working.',
  keep: 'Keep it',
  doIt: 'Delete it for good',
  making: 'This book is still being made. Stop it first, then delete it.',
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
  change,
  share,
  deleteBook,
  library,
  ops,
  care,
  timeline,
}
