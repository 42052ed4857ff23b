import { freeWork, json, type Incoming, type Reply, type Route, type Voice } from '../contract.ts'
import type { World } from '../world.ts'
import { anthropic } from './anthropic/voice.ts'
import { gemini } from './gemini/voice.ts'
import { openai } from './openai/voice.ts'
import { header } from './read.ts'

const born = 1_764_000_000

type Shape = {
  voice: Voice
  path: string
  when?: (incoming: Incoming) => boolean
  one(id: string): object
  all(list: object[]): object
}

const shapes: Shape[] = [
  {
    voice: anthropic,
    path: '/v1/models',
    // the same path as OpenAI's: the way the key is handed over tells them apart
    when: (incoming) => header(incoming, 'x-api-key') !== null,
    one: (id) => ({ type: 'model', id, display_name: id, created_at: new Date(born * 1000).toISOString() }),
    all: (data) => ({ data, has_more: false, first_id: null, last_id: null }),
  },
  {
    voice: openai,
    path: '/v1/models',
    one: (id) => ({ id, object: 'model', created: born, owned_by: 'simulator' }),
    all: (data) => ({ object: 'list', data }),
  },
  {
    voice: gemini,
    path: '/v1beta/models',
    one: (id) => ({ name: `models/${id}`, displayName: id, supportedGenerationMethods: ['generateContent'] }),
    all: (models) => ({ models }),
  },
]

const unknown = (voice: Voice, model: string, seq: number): Reply =>
  voice.no({ ...voice.causes.model, model, seq })

function route(path: RegExp, { voice, when }: Shape, answer: (id: string, seq: number) => Reply): Route {
  const read: Route['read'] = (_incoming, [id = '']) => freeWork(({ seq }) => answer(id, seq))
  return { method: 'GET', path, kind: 'free', voice, read, ...(when && { when }) }
}

/** Proves that a key is known, and says nothing of its money: as with the real ones. */
export const models = (world: World): Route[] =>
  shapes.flatMap((shape) => [
    route(new RegExp(`^${shape.path}$`), shape, () =>
      json(200, shape.all(world.config.models.map(shape.one))),
    ),
    route(new RegExp(`^${shape.path}/([^/]+)$`), shape, (id, seq) =>
      world.config.models.includes(id) ? json(200, shape.one(id)) : unknown(shape.voice, id, seq),
    ),
  ])
