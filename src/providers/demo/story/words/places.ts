import type { Scene } from '../../../../book/plan.ts'
import type { Places } from './setting-words.ts'
import { mountain, river, seaside, snow, space } from './water-and-heights.ts'
import { bedroom, forest, garden, meadow, village } from './woods-and-fields.ts'

export const places: Places = {
  meadow,
  forest,
  seaside,
  mountain,
  snow,
  village,
  garden,
  bedroom,
  river,
  space,
}

type Setting = Scene['setting']

/** Where a story that starts here can walk to, so that a book has two to four settings that belong together. */
export const neighbours: Record<Setting, Setting[]> = {
  meadow: ['forest', 'river', 'garden', 'village'],
  forest: ['meadow', 'river', 'mountain', 'village'],
  seaside: ['village', 'meadow', 'mountain'],
  mountain: ['forest', 'river', 'village'],
  snow: ['mountain', 'seaside', 'village'],
  village: ['garden', 'forest', 'meadow', 'river'],
  garden: ['village', 'meadow', 'forest'],
  bedroom: ['garden', 'village', 'forest'],
  river: ['meadow', 'forest', 'village'],
  space: ['space'],
}
