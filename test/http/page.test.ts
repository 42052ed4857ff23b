import { readFile } from 'node:fs/promises'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const script = await readFile(new URL('../../web/app.js', import.meta.url), 'utf8')
const id = '01980000-0000-7000-8000-000000000001'

/** Every path that the page asks for when it is opened at `hash` and its buttons are pressed. */
async function asked(hash: string): Promise<string[]> {
  const paths: string[] = []
  const elements = new Map<string, EventTarget>()
  const made = () =>
    Object.assign(new EventTarget(), {
      hidden: false,
      children: [],
      append() {},
      replaceChildren() {},
      focus() {},
    })
  const getElementById = (name: string) => {
    if (!elements.has(name)) elements.set(name, Object.assign(made(), { hidden: name === 'enter' }))
    return elements.get(name)
  }
  class EventSource extends EventTarget {
    constructor(path: string) {
      super()
      paths.push(path)
    }
    close() {}
  }
  const answer = { items: [], pages: [], via: 'open', status: 'partial', pdf_url: null }
  const fetch = async (path: string, { method = 'GET' } = {}) => {
    paths.push(`${method} ${path}`)
    return await Promise.resolve(Response.json(answer))
  }
  const document = { getElementById, createElement: made }
  const location = { hash, replace() {} }
  const names = { document, location, fetch, EventSource, crypto, addEventListener() {} }
  runInContext(script, createContext(names))
  await new Promise((resolve) => setImmediate(resolve))
  for (const verb of ['cancel', 'resume']) getElementById(verb)?.dispatchEvent(new Event('click'))
  await new Promise((resolve) => setImmediate(resolve))
  return paths.filter((path) => !/^GET \/v1\/(me|styles)$/.test(path))
}

describe('the page', () => {
  it('asks for the book in its address', async () => {
    const paths = await asked(`#${id}`)
    for (const path of [`/v1/books/${id}/events`, `GET /v1/books/${id}`]) expect(paths).toContain(path)
    for (const verb of ['cancel', 'resume']) expect(paths).toContain(`POST /v1/books/${id}/${verb}`)
  })

  it.each(['#../webhooks/secret?x=', `#${id}/../x`, `#${id}?`, '#', '#..%2f..', `#${id}\n`])(
    'takes nothing else from a link: %j',
    async (hash) => expect(await asked(hash)).toEqual([]),
  )
})
