import type { Route } from './contract.ts'
import { openaiRoutes } from './personas/openai/routes.ts'
import type { World } from './world.ts'

/** Every path of every persona, as the real ones have them. */
export const routes = (world: World): Route[] => [...openaiRoutes(world)]
