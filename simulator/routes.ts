import type { Route } from './contract.ts'
import { messages } from './personas/anthropic/messages.ts'
import { generate } from './personas/gemini/generate.ts'
import { models } from './personas/models.ts'
import { openaiRoutes } from './personas/openai/routes.ts'
import { blackForestLabsRoutes } from './personas/polled/black-forest-labs.ts'
import { falRoutes } from './personas/polled/fal.ts'
import { replicateRoutes } from './personas/polled/replicate.ts'
import type { World } from './world.ts'

/** Every path of every persona, as the real ones have them. */
export const routes = (world: World): Route[] => [
  ...models(world),
  ...openaiRoutes(world),
  messages(world),
  ...generate(world),
  ...blackForestLabsRoutes(world),
  ...falRoutes(world),
  ...replicateRoutes(world),
]
