import type { Stage } from '../scenery/stage.ts'

/** A thing a page wants seen. Drawn in the figures' units (a figure is about 400 tall), its foot at 0,0. */
export type Prop = {
  draw: (stage: Stage) => string
  width: number
  height: number
  /** Where a hand holds it; without, it stands on the ground. */
  grip?: readonly [number, number]
  /** Radius of the light it gives in the dark. */
  light?: number
  /** Hangs in the sky when the page has one. */
  high?: boolean
}
