import { freeWork, json, type Route } from '../../contract.ts'
import type { World } from '../../world.ts'
import { openai } from './voice.ts'

const described = (id: string) => ({ id, object: 'model', created: 1_764_000_000, owned_by: 'simulator' })

const at = (path: RegExp, answer: (id: string, seq: number) => ReturnType<typeof json>): Route => ({
  method: 'GET',
  path,
  kind: 'free',
  voice: openai,
  read: (_incoming, [id = '']) => freeWork(({ seq }) => answer(id, seq)),
})

/** Proves that a key is known, and says nothing of its money: as with the real one. */
export const models = (world: World): Route[] => [
  at(/^\/v1\/models$/, () => json(200, { object: 'list', data: world.config.models.map(described) })),
  at(/^\/v1\/models\/([^/]+)$/, (id, seq) =>
    world.config.models.includes(id)
      ? json(200, described(id))
      : openai.no({ status: 404, code: 'model_not_found', model: id, seq }),
  ),
]
