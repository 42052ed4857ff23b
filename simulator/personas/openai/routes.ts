import type { Route } from '../../contract.ts'
import type { World } from '../../world.ts'
import { chat } from './chat.ts'
import { images } from './images.ts'
import { moderations } from './moderations.ts'
import { responses } from './responses.ts'

export const openaiRoutes = (world: World): Route[] => [
  chat(world),
  ...responses(world),
  ...images(world),
  moderations,
]
