import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/book/plan.ts'
import { cleanText, storable } from '../../src/book/text.ts'
import type { Book } from '../../src/book/view.ts'
import { planPrompt } from '../../src/pipeline/steps/prompts.ts'
import { aBook } from '../pipeline/steps/tools.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { plantBook } from '../support/planted.ts'
import { batches } from './batches.ts'
import { hostile, payloads } from './payloads.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ worker: false })
})
afterAll(async () => await app.stop())

const get = async (path: string, init: RequestInit = {}) => await fetch(`${app.url}${path}`, init)
const other = (index: number) => hostile[(index * 7 + 11) % hostile.length] ?? ''
const sent = (text: string) => encodeURIComponent(text.toWellFormed())

/** Several at a time: one by one would take longer, all at once would only try how many connections there may be. */
async function each<T>(list: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  const left = [...list.entries()]
  const hand = async () => {
    for (let next = left.shift(); next; next = left.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: 8 }, hand))
}

/** Nothing of what was sent got out of its place, whatever the answer was. */
function harmless(answer: Response, what: string): void {
  expect(answer.status, what).toBeLessThan(500)
  const { headers } = answer
  expect(headers.get('set-cookie'), what).toBeNull()
  expect(headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(headers.get('content-type') ?? 'none', what).toMatch(/json|^text\/html|^none/)
  expect(headers.get('content-security-policy'), what).toContain("default-src 'none'")
  for (const [name, value] of headers) expect(`${name}: ${value}`, what).not.toMatch(/evil|alert/)
}

it('there are enough of them', () => {
  expect(new Set(hostile).size).toBe(hostile.length)
  expect(hostile.length).toBeGreaterThan(200)
})

describe('hostile words in an order', () => {
  it('are kept as they are, or refused; nothing else happens', async () => {
    const ideas = new Map<string, string>()
    await each(hostile, async (text, index) => {
      const order = {
        idea: text,
        hero: { name: other(index).slice(0, 40), look: other(index + 1).slice(0, 200) },
        dedication: other(index + 2).slice(0, 200),
        theme: other(index + 3).slice(0, 100),
        pages: 4,
      }
      // Alone, if something else hid what becomes of it.
      for (const body of [order, { idea: text, pages: 4 }]) {
        const answer = await app.order(body)
        harmless(answer, text)
        expect([202, 422], text).toContain(answer.status)
        if (answer.status === 422) continue
        ideas.set(((await answer.json()) as Book).id, cleanText(text))
        return
      }
    })
    expect(ideas.size).toBeGreaterThan(200)
    const kept = await app.db.query<{ id: string; idea: string }>(
      `select id, params ->> 'idea' as idea from storymill.books`,
    )
    expect(new Map(kept.map(({ id, idea }) => [id, idea]))).toEqual(ideas)
  })

  it('stand in a prompt as one quoted thing, from which they do not get out', () => {
    const { order } = aBook()
    const plain = planPrompt({ ...order, idea: 'IDEA' })
    for (const text of hostile) {
      const prompt = planPrompt({ ...order, idea: text })
      expect(prompt).toBe(plain.replace('"IDEA"', () => JSON.stringify(text)))
      expect(prompt.split('\n').length).toBe(plain.split('\n').length)
    }
  })
})

describe('hostile words anywhere else', () => {
  it('name nothing, in an address or a query', async () => {
    const book = await plantBook(app)
    await each(hostile, async (text, index) => {
      const places = [
        `/v1/books/${sent(text)}`,
        `/v1/books/${book}/pages/${sent(text)}/picture`,
        `/v1/books?status=${sent(text)}`,
        `/v1/books?cursor=${sent(text)}`,
        `/v1/shared/${sent(text)}`,
        `/s/${sent(text)}`,
        `/v1/files/${book}/cover?signature=${sent(text)}`,
        `/v1/styles/${sent(text)}/sample`,
        `/${sent(text)}`,
      ]
      // Each in two of them: all in all would take a minute to say the same.
      for (const place of [places[index % 9], places[(index + 4) % 9]]) {
        const answer = await get(place ?? '')
        harmless(answer, place ?? '')
        if (!place?.endsWith('/.') && !place?.endsWith('/..'))
          expect([403, 404, 422], place).toContain(answer.status)
      }
    })
  })

  it('are a name of a share at most, and no file, key or note that does harm', async () => {
    const book = await plantBook(app)
    const post = async (path: string, body: object) =>
      await get(`/v1/books/${book}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await each(hostile, async (text, index) => {
      const answer = await (index % 2 === 0 ? post('shares', { name: text }) : post('links', { file: text }))
      harmless(answer, text)
      expect(index % 2 === 0 ? [201, 409, 422] : [422], text).toContain(answer.status)
    })
    const listed = await get(`/v1/books/${book}/shares?limit=100`)
    const { items } = (await listed.json()) as { items: { name: string }[] }
    expect(items.length).toBe(100)
    expect(items.filter(({ name }) => !hostile.some((text) => cleanText(text) === name))).toEqual([])
  })
})

describe('hostile answers of a model', () => {
  const texts = batches(hostile, 1000)
  const alts = batches(hostile, 290)
  const titles = [
    ...(payloads['scripts'] ?? []),
    ...(payloads['handlers'] ?? []),
    ...(payloads['headers'] ?? []),
  ]
  const count = Math.ceil(alts.length / 4)

  /** A book that says them, kept as a worker keeps what a model answers. */
  const plant = async (at: number) => {
    const base = aBook().plan
    const pages = base.pages.map((page, index) => ({
      ...page,
      scene: { ...page.scene, alt: alts[(at * 4 + index) % alts.length] ?? '' },
    }))
    const title = batches(titles, 80)[at] ?? titles[at] ?? ''
    const said = [0, 1, 2, 3].map((index) => texts[(at * 4 + index) % texts.length] ?? '')
    const plan = storable({ ...base, title, pages }) as Plan
    return {
      plan,
      texts: storable(said) as string[],
      id: await plantBook(app, { plan, texts: storable(said) as string[] }),
    }
  }

  it('are words, in JSON, in an event stream and on the shared page', async () => {
    expect(count * 4).toBeGreaterThanOrEqual(Math.max(texts.length, alts.length))
    await each(Array.from({ length: count }), async (_, at) => {
      const { id, plan, texts: said } = await plant(at)
      const answer = await get(`/v1/books/${id}`)
      harmless(answer, plan.title)
      const book = (await answer.json()) as Book
      expect(book.title).toBe(plan.title)
      expect(book.pages.map(({ text }) => text)).toEqual(said)
      expect(book.pages.map(({ picture_alt }) => picture_alt)).toEqual(
        plan.pages.map(({ scene }) => scene.alt),
      )
      const events = await (await get(`/v1/books/${id}/events`)).text()
      expect(events.match(/^(\w+):/gm)).toEqual(['retry:', 'id:', 'event:', 'data:'])
      const shared = await get(`/v1/books/${id}/shares`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      const { url, secret } = (await shared.json()) as { url: string; secret: string }
      const page = await get(url)
      harmless(page, plan.title)
      readsAs(await page.text(), {
        title: plan.title,
        texts: said,
        alts: plan.pages.map(({ scene }) => scene.alt),
        secret,
      })
    })
  })

  it('the reader of pages would see what gets out of its place', () => {
    const says = { title: 'x', texts: ['y'], alts: [], secret: 's' }
    const page = (body: string) =>
      `<!doctype html>\n<html lang="en"><h1 dir="auto">x</h1><p dir="auto">y</p>${body}</html>`
    readsAs(page(''), says)
    for (const body of [
      '<b>',
      '<p onclick="x">',
      '<img src="https://evil.example/">',
      '<p dir=auto>',
      '<!-- -->',
      '"<',
    ])
      expect(() => readsAs(page(body), says), body).toThrow(/./)
  })
})

const tags: Record<string, string[]> = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'name', 'content'],
  title: [],
  link: ['rel', 'href'],
  body: [],
  main: [],
  h1: ['dir'],
  img: ['src', 'alt', 'loading'],
  ol: [],
  li: [],
  p: ['dir', 'class'],
  a: ['href'],
}
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plainly = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')

/** A page of ours holds the tags and attributes that we write, and of what others wrote only text. */
function readsAs(
  page: string,
  says: { title: string; texts: string[]; alts: string[]; secret: string },
): void {
  const body = page.replace('<!doctype html>', '')
  const seen: Record<string, string[]> = {}
  const rest = body.replace(
    /<(\/?)([a-z1]+)((?: [a-z]+="[^"<>]*")*)>/g,
    (_, _end, tag: string, given: string) => {
      expect(Object.keys(tags), tag).toContain(tag)
      for (const [, name = '', value = ''] of given.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
        expect(tags[tag], `${tag} ${name}`).toContain(name)
        ;(seen[name] ??= []).push(plainly(value))
      }
      return '\u0000'
    },
  )
  expect(rest).not.toMatch(/[<>"']/)
  const own = (address: string) =>
    address === '/shared.css' || address.startsWith(`/v1/shared/${says.secret}/`)
  expect([...(seen['src'] ?? []), ...(seen['href'] ?? [])].filter((address) => !own(address))).toEqual([])
  for (const alt of says.alts) expect(seen['alt']).toContain(alt)
  const pieces = rest.split('\u0000').map(plainly)
  for (const text of [says.title, ...says.texts]) expect(pieces).toContain(text)
}

describe('the pages in web/', () => {
  const folder = resolve(import.meta.dirname, '../../web')
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^(src|public)\/.+\.(m?[jt]sx?|html|svg)$|^index.html$/.test(name))
    .map((name) => ({ name, text: readFileSync(resolve(folder, name), 'utf8') }))
  // Every way to make markup, code or a handler of a text.
  const dangerous =
    /innerHTML|dangerouslySet|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|setHTML|srcdoc|\beval\b|new Function|setTimeout\(['"`]|setAttribute\(\s*['"`]on|javascript:|\son\w+\s*=\s*["']|<script(?! type="module" src="\/)/i

  it('make nothing of a text but text', () => {
    expect(code.length).toBeGreaterThan(1)
    expect(code.filter(({ text }) => dangerous.test(text)).map(({ name }) => name)).toEqual([])
    for (const text of [
      'x.innerHTML = y',
      '<p onclick="x()">',
      '<script>x</script>',
      'eval(x)',
      `setAttribute('onclick'`,
    ])
      expect(text).toMatch(dangerous)
  })

  it('load nothing from elsewhere', () => {
    expect(
      code.flatMap(
        ({ text }) => text.match(/["'(]\s*(https?:)?\/\/(?!www\.w3\.org\/2000\/svg)[^\s"')]+/g) ?? [],
      ),
    ).toEqual([])
  })
})
