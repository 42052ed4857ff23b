import type { Stage } from '../scenery/stage.ts'

/** From the hand to just above the holder's head, in the prop's units: what an umbrella must span. */
export type Reach = readonly [x: number, y: number]

/** A thing a page wants seen. Drawn in the figures' units (a figure is about 400 tall), its foot at 0,0. */
export type Prop = {
  draw: (stage: Stage, reach: Reach) => string
  width: number
  height: number
  /** Where a hand holds it; without, it stands on the ground. */
  grip?: readonly [number, number]
  /** Held up: it is drawn behind its holder, so that it hides no face. */
  behind?: boolean
  /** Radius of the light it gives in the dark. */
  light?: number
  /** Hangs in the sky when the page has one. */
  high?: boolean
}
