import type { Scene } from '../../../../book/plan.ts'
import { forest } from './forest.ts'
import { garden } from './garden.ts'
import { meadow } from './meadow.ts'
import { mountain } from './mountain.ts'
import { seaside } from './seaside.ts'
import { snowland } from './snowland.ts'
import { village } from './village.ts'
import type { Place, Stage } from './stage.ts'

const places: Partial<Record<Scene['setting'], (stage: Stage) => Place>> = { meadow, forest, seaside, mountain, snow: snowland, village, garden }

export const drawPlace = (setting: Scene['setting'], stage: Stage): Place =>
  (places[setting] ?? meadow)(stage)
