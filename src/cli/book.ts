import { randomUUID } from 'node:crypto'
import { stat, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Book } from '../book/view.ts'
import { startApp, type App } from '../app.ts'
import { readConfig } from '../config.ts'
import { runningIn } from '../home.ts'
import { BadInput, exits, logTo, text, wholeNumber, type Command, type Values } from './command.ts'
import { follow, type Progress } from './follow.ts'
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
export function orderOf(values: Values, [idea]: string[]): Record<string, unknown> {
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
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

async function makeBook(values: Values, positionals: string[]): Promise<number> {
  const order = orderOf(values, positionals)
  await refuseMissingFolder(text(values, 'out'))
  const stop = interruption()
  const { url, app } = await serviceFor(text(values, 'url'))
  try {
    return stop.aborted ? exits.interrupted : await orderAndWait(url, order, values, stop)
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

/** A service to order from: the one named, the one that runs in this home, or one of our own for as long as this takes. */
async function serviceFor(given: string | undefined): Promise<{ url: string; app: App | null }> {
  if (given !== undefined) {
    if (!URL.canParse(given))
      throw new BadInput(`--url must be an address such as http://127.0.0.1:4000, not "${given}"`)
    return { url: given.replace(/\/$/, ''), app: null }
  }
  const config = await readConfig(process.env)
  const running = config.database ? null : await runningIn(config.home)
  if (running?.url) return { url: running.url, app: null }
  // A person waits in front of it: what cannot be served now is said now, and a key is tried as if for the first time.
  const own = { ...config, provider_wait_ms: 0 }
  const alone = config.database === null
  const app = await startApp(own, { api: true, worker: true, port: 0, alone }, logTo('error'))
  if (!app.url) throw new Error('the service has no address')
  return { url: app.url, app }
}

async function orderAndWait(
  url: string,
  order: object,
  values: Values,
  signal: AbortSignal,
): Promise<number> {
  const started = performance.now()
  const book = await request<Book>(`${url}/v1/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(order),
  })
  const show = display({ quiet: values.json === true, started })
  let last: Progress | null = null
  for await (const progress of follow(url, book.id, signal)) show.update((last = progress))
  show.end()
  if (signal.aborted || !last) {
    console.error(
      `storymill: stopped waiting. Book ${book.id} stays; it goes on when the service runs again.`,
    )
    return exits.interrupted
  }
  return await deliver(url, await request<Book>(`${url}/v1/books/${book.id}`), values, started)
}

const exitOf: Record<string, number> = {
  complete: exits.done,
  partial: exits.partial,
  failed: exits.failed,
  cancelled: exits.cancelled,
}

async function deliver(url: string, book: Book, values: Values, started: number): Promise<number> {
  const file = book.pdf_url ? resolve(text(values, 'out') ?? `${slug(book.title ?? 'book')}.pdf`) : null
  if (file) {
    const answer = await fetch(`${url}${book.pdf_url}`)
    if (!answer.ok) throw new Error(`the PDF could not be fetched (${answer.status})`)
    await writeFile(file, Buffer.from(await answer.arrayBuffer()))
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

async function request<T>(address: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(address, init).catch((error: unknown) => {
    throw new BadInput(
      `there is no Storymill at ${new URL(address).origin} (${(error as { cause?: { code?: string } }).cause?.code ?? 'no answer'})`,
    )
  })
  const body = (await answer.json()) as T & {
    title?: string
    detail?: string
    errors?: { field: string; message: string }[]
  }
  if (answer.ok) return body
  const fields = body.errors?.map((one) => `${one.field}: ${one.message}`).join('; ')
  const line = fields ?? body.detail ?? body.title ?? `the service answered ${answer.status}`
  throw answer.status < 500 ? new BadInput(line) : new Error(line)
}
