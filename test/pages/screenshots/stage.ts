import { openStage, type Stage } from '../../../bench/prove/stage.ts'
import type { Book } from '../../../src/book/view.ts'

/** One image key is refused in the incident, the other is slow. */
export const keys = { good: 'sk-sim-north-1', refused: 'sk-sim-north-2' } as const

/** A database, a simulated provider and the API on it; workers are started as a scene needs them. */
export type Set = {
  stage: Stage
  url: string
  post(path: string, body?: object): Promise<Book>
  /** Orders, and answers the id. */
  order(body: object): Promise<string>
  until(id: string, is: (book: Book) => boolean): Promise<void>
  close(): Promise<void>
}

export async function openSet(kind: 'demo' | 'simulated'): Promise<Set> {
  const images = { 'gpt-image-2': { images_per_minute: 40 } }
  const stage = await openStage({
    simulator: {
      seed: 7,
      projects: { north: { keys: Object.values(keys), limits: images } },
      pictures: { distinct: 3, size: 256 },
      latency: { text: 'uniform:300-900', image: 'uniform:2000-5000', moderation: 'fixed:100' },
    },
    storymill: {
      limit_groups: [
        {
          provider: 'openai',
          name: 'north',
          keys: Object.values(keys),
          limits: { ...images, '*': { requests_per_minute: 10_000 } },
        },
      ],
      prices: { 'openai:gpt-image-2': { input: 0, output: 0, image: 0.04 } },
    },
    text: kind === 'demo' ? 'demo' : 'openai:gpt-5-mini',
    image: kind === 'demo' ? 'demo' : 'openai:gpt-image-2',
    keep: false,
  })
  const { said: url } = await stage.start('api', ['api'])
  const post = async (path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body ?? {}) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as Book
  }
  return {
    stage,
    url,
    post,
    order: async (body) => (await post('/v1/books', body)).id,
    until: async (id, is) => {
      const end = Date.now() + 900_000
      const book = async () => (await (await fetch(`${url}/v1/books/${id}`)).json()) as Book
      while (!is(await book())) {
        if (Date.now() > end) throw new Error(`${id} did not come to where it was to be`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    close: async () => await stage.close(),
  }
}
