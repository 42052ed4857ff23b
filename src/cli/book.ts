import { stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Storymill, StorymillError, type Book, type Order, type Progress } from '../../client/storymill.ts'
import { readSecret } from '../book/secret.ts'
import { startApp, type App, type Roles } from '../app.ts'
import { isLoopbackAddress, readConfig, type Config } from '../config.ts'
import { runningIn } from '../home.ts'
import { BadInput, exits, logTo, text, wholeNumber, type Command, type Values } from './command.ts'
import { interruption } from './interruption.ts'
import { display } from './progress.ts'

export const bookCommand: Command = {
  name: 'book',
  usage:
    'book "IDEA" [--pages 8] [--age 3-5] [--style watercolour] [--theme WORDS] [--language en] [--hero "NAME, LOOK"] [--dedication WORDS] [--seed N] [--out FILE.pdf] [--url http://…] [--json]',
  does: 'Makes one book and writes its PDF.',
  example: 'storymill book "A fox who is afraid of the dark" --pages 8 --out fox.pdf',
  options: {
    pages: { type: 'string' },
    age: { type: 'string' },
    style: { type: 'string' },
    theme: { type: 'string' },
    language: { type: 'string' },
    hero: { type: 'string' },
    dedication: { type: 'string' },
    seed: { type: 'string' },
    out: { type: 'string' },
    url: { type: 'string' },
    json: { type: 'boolean' },
  },
  positionals: 1,
  run: makeBook,
}

/** Only what was given: the defaults are the service's. */
export function orderOf(values: Values, [idea]: string[]): Order {
  if (!idea?.trim())
    throw new BadInput('say what the book is about, e.g. storymill book "A fox who is afraid of the dark"')
  const hero = text(values, 'hero')
  const [name = '', ...look] = hero?.split(',') ?? []
  const given = {
    idea,
    pages: wholeNumber(values, 'pages'),
    age_group: text(values, 'age'),
    style: text(values, 'style'),
    theme: text(values, 'theme'),
    language: text(values, 'language'),
    hero: hero === undefined ? undefined : { name: name.trim(), look: look.join(',').trim() || name.trim() },
    dedication: text(values, 'dedication'),
    seed: wholeNumber(values, 'seed', 0),
  }
  // Whether the words are of those that are known is for the service to say.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Order
}

async function makeBook(values: Values, positionals: string[]): Promise<number> {
  const order = orderOf(values, positionals)
  await refuseMissingFolder(text(values, 'out'))
  const stop = interruption()
  const { service, app } = await serviceFor(text(values, 'url'))
  try {
    return stop.aborted ? exits.interrupted : await orderAndWait(service, order, values, stop)
  } finally {
    await app?.stop()
  }
}

/** Better now than when the book is made. */
async function refuseMissingFolder(out: string | undefined): Promise<void> {
  const folder = dirname(resolve(out ?? '.'))
  const found = await stat(folder).catch(() => null)
  if (!found?.isDirectory()) throw new BadInput(`--out: there is no folder ${folder}`)
}

/** Where to order. */
type Service = { url: string; keyed: boolean; storymill: Storymill }

function serviceAt(url: string): Service {
  const key = process.env['STORYMILL_KEY']?.trim() || undefined
  if (key && !readSecret('key', key))
    throw new BadInput('STORYMILL_KEY is no key: one is sk_… Check it was copied whole')
  return { url, keyed: key !== undefined, storymill: new Storymill({ url, key, retries: 2 }) }
}

/** A service to order from: the one named, the one that runs in this home, or one of our own for as long as this takes. */
async function serviceFor(given: string | undefined): Promise<{ service: Service; app: App | null }> {
  if (given !== undefined) {
    if (!URL.canParse(given))
      throw new BadInput(`--url must be an address such as http://127.0.0.1:4000, not "${given}"`)
    return { service: serviceAt(given), app: null }
  }
  const config = await readConfig(process.env)
  const running = config.database ? null : await runningIn(config.home)
  if (running?.url) {
    if (process.env['STORYMILL_TEXT'] || process.env['STORYMILL_IMAGE'])
      console.error(
        'storymill: the service that runs in this home makes the book with its own models, not with STORYMILL_TEXT and STORYMILL_IMAGE.',
      )
    return { service: serviceAt(running.url), app: null }
  }
  const app = await startApp(...ownService(config), logTo('error'))
  if (!app.url) throw new Error('the service has no address')
  return { service: serviceAt(app.url), app }
}

/** A service for one person who waits in front of it. */
export function ownService(config: Config): [Config, Roles] {
  // Only this machine reaches it, for as long as this takes: nobody is asked who they are.
  const auth = isLoopbackAddress(config.host) ? 'off' : config.auth
  // What cannot be served now is said now, and a key is tried as if for the first time.
  const alone = config.database === null
  return [
    { ...config, auth, provider_wait_ms: 0 },
    { api: true, worker: true, port: 0, alone },
  ]
}

async function orderAndWait(
  service: Service,
  order: Order,
  values: Values,
  signal: AbortSignal,
): Promise<number> {
  const started = performance.now()
  const { books } = service.storymill
  const { id } = await books.order(order).catch(inWords(service))
  const show = display({ quiet: values.json === true, started })
  const onProgress = (progress: Progress) => show.update(progress)
  const book = await books.wait(id, { onProgress, signal }).catch((error: unknown) => {
    show.end()
    return signal.aborted ? null : inWords(service)(error)
  })
  show.end()
  if (book) return await deliver(service, book, values, started)
  console.error(`storymill: stopped waiting. Book ${id} stays; it goes on when the service runs again.`)
  return exits.interrupted
}

const exitOf: Record<string, number> = {
  complete: exits.done,
  partial: exits.partial,
  failed: exits.failed,
  cancelled: exits.cancelled,
}

async function deliver(service: Service, book: Book, values: Values, started: number): Promise<number> {
  const file = book.pdf_url ? resolve(text(values, 'out') ?? `${slug(book.title ?? 'book')}.pdf`) : null
  if (file) {
    await writeFile(file, await service.storymill.books.pdf(book.id).catch(inWords(service)))
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (values.json) console.log(JSON.stringify({ ...book, file }))
  else if (book.status === 'complete')
    console.log(`“${book.title}”, ${book.page_count} pages, in ${seconds} s: ${file}`)
  else if (book.status === 'partial')
    console.log(
      `“${book.title}” without the pictures of ${pagesNamed(book.missing_pictures)}, in ${seconds} s: ${file}\nResume it to try those again: POST /v1/books/${book.id}/resume`,
    )
  else
    console.error(
      `storymill: book ${book.id} is ${book.status}${book.error ? `: ${book.error.message} (${book.error.code})` : ''}`,
    )
  return exitOf[book.status] ?? exits.internal
}

const pagesNamed = (pages: number[]) =>
  pages.map((page) => (page === 0 ? 'the cover' : `page ${page}`)).join(', ')

export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || 'book'

/** What a person can act on, for what the service, or the lack of one, answered. */
const inWords =
  ({ url, keyed }: Service) =>
  (error: unknown): never => {
    if (!(error instanceof StorymillError)) throw error
    if (error.status === 0) {
      const { code = 'no answer' } = ((error.cause as Error | undefined)?.cause ?? {}) as { code?: string }
      throw new BadInput(`there is no Storymill at ${new URL(url).origin} (${code})`)
    }
    if (error.status === 401) throw new BadInput(askedForKey(url, keyed))
    throw error.status < 500 ? new BadInput(error.message) : error
  }

const askedForKey = (url: string, keyed: boolean) =>
  keyed
    ? `${url} does not know the key in STORYMILL_KEY, or it has ended`
    : `${url} asks for a key: set STORYMILL_KEY to yours (who runs the service makes one with "storymill keys add USER")`
