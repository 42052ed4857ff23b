import type { Scene } from '../../../../book/plan.ts'
import { bedroom } from './bedroom.ts'
import { forest } from './forest.ts'
import { garden } from './garden.ts'
import { meadow } from './meadow.ts'
import { mountain } from './mountain.ts'
import { river } from './river.ts'
import { seaside } from './seaside.ts'
import { snowland } from './snowland.ts'
import { space } from './space.ts'
import type { Place, Stage } from './stage.ts'
import { village } from './village.ts'

const places: Record<Scene['setting'], (stage: Stage) => Place> = {
  meadow,
  forest,
  seaside,
  mountain,
  snow: snowland,
  village,
  garden,
  bedroom,
  river,
  space,
}

export const drawPlace = (setting: Scene['setting'], stage: Stage): Place => places[setting](stage)
