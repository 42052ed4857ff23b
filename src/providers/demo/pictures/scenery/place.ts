import type { Scene } from '../../../../book/plan.ts'
import { meadow } from './meadow.ts'
import type { Place, Stage } from './stage.ts'

const places: Partial<Record<Scene['setting'], (stage: Stage) => Place>> = { meadow }

export const drawPlace = (setting: Scene['setting'], stage: Stage): Place =>
  (places[setting] ?? meadow)(stage)
