import type { Scene } from '../../../../book/plan.ts'
import { type StyleId, styleIds } from '../../../../book/styles.ts'
import { type Random, seeded } from '../../random.ts'
import { indoors, type Light, lit, makeLight } from './light.ts'
import { blend, harmonise, shade } from './pigment.ts'

/** The page is 1000 × 1000 units, y down. Everything that draws gets the stage. */
export type Stage = Pick<Scene, 'camera' | 'time' | 'weather'> & {
  zone: Scene['text_zone']
  style: StyleId
  light: Light
  /** The light beyond the window, where `light` is that of a room. */
  outside: Light
  palette: readonly string[]
  random: Random
  /** Where sky and ground meet. */
  horizon: number
  /** Where the figures' feet are. */
  feet: number
  /** Size of things in the middle ground. */
  zoom: number
  /** The side where the hero object of the place stands: -1 left, 1 right. The figures stand on the other. */
  goal: -1 | 1
  /** How far the wind bends things, in their heights. */
  bend: number
  indoors: boolean
  /** The cover: the cast in the middle, before a great sun or moon. */
  cover: boolean
  /** Where sun or moon stands. */
  sun: readonly [number, number]
  defs: string[]
}

/** A place, from far to near. `front` hides the figures' feet or frames the page; `blurred` is out of focus. */
export type Place = {
  back: string
  front: string
  blurred: string
  /** Colour of the wash under type at the foot of the page. */
  calm: string
  /** Colour of the wash under type at the head of the page, where it is not the sky's. */
  calmTop?: string
  /** Where a sleeper lies, with the room for one. */
  bed?: { x: number; y: number; width: number }
}

const horizons = {
  wide: { top: 545, bottom: 345 },
  medium: { top: 530, bottom: 350 },
  close: { top: 575, bottom: 400 },
}
const feet = {
  wide: { top: 815, bottom: 640 },
  medium: { top: 900, bottom: 690 },
  close: { top: 1000, bottom: 780 },
}
const zooms = { wide: 1, medium: 1.3, close: 1.7 }

export type StageOf = { scene: Scene; style: StyleId; palette: readonly string[]; seed: number; name: string }

export function makeStage({ scene, style, palette, seed, name }: StageOf): Stage {
  // the whole scene is part of the seed: two pages of a book in one place get two views of it
  const random = seeded(seed, name, JSON.stringify(scene))
  const { camera, time, weather, text_zone: zone } = scene
  const cover = name === 'cover'
  const horizon = horizons[camera][zone] + (cover ? 60 : random.int(-18, 18))
  const light = makeLight(time, weather, palette)
  return {
    camera,
    time,
    weather,
    zone,
    style,
    palette,
    random,
    light: scene.setting === 'bedroom' ? indoors(light, time) : light,
    outside: light,
    cover,
    indoors: scene.setting === 'bedroom' || scene.setting === 'space',
    horizon,
    sun: cover ? [500, 545] : sunAt(random, zone, horizon),
    feet: feet[camera][zone],
    zoom: zooms[camera],
    goal: random.chance(0.5) ? 1 : -1,
    bend: weather === 'wind' ? 0.28 : weather === 'rain' ? 0.08 : 0,
    defs: [],
  }
}

/** Off the middle, and never where the type goes. */
function sunAt(random: Random, zone: Stage['zone'], horizon: number): readonly [number, number] {
  const x = random.chance(0.5) ? random.int(190, 330) : random.int(670, 810)
  return [x, zone === 'top' ? Math.max(325, horizon - random.int(110, 190)) : random.int(95, 150)]
}

/** A natural colour in this book's world and this page's light. */
export const hue = (stage: Stage, paint: string, depth = 0) =>
  lit(stage.light, harmonise(paint, stage.palette, 0.34), depth)

/** What lies open to the sky is white when it snows. `cover` is how much of it, 0 to 1. */
export const snowed = (stage: Stage, paint: string, cover: number) =>
  stage.weather === 'snow' && !stage.indoors ? blend(paint, lit(stage.light, '#f4f7fb', 0), cover) : paint

/** One of the plan's own colours, for the things a page wants seen: roofs, flowers, quilts, flags. */
export const accent = (stage: Stage, index: number, depth = 0) =>
  lit(stage.light, stage.palette[index % stage.palette.length] ?? '#d9694f', depth)

/** How deep in the picture the ground at height `y` lies: 1 at the horizon, 0 at the lower edge. */
export function depthAt(stage: Stage, y: number): number {
  return Math.min(1, Math.max(0, (1000 - y) / (1000 - stage.horizon))) ** 1.4
}

/** Size of things standing at height `y`, where things at the figures' feet have size 1. */
export function scaleAt(stage: Stage, y: number): number {
  const near = Math.min(stage.feet, 960) - stage.horizon
  return Math.max(0.1, (y - stage.horizon) / near) * stage.zoom
}

/** Mirrors an x, so that `left` halves of layouts can be written for a goal on the right. */
export const across = (stage: Stage, x: number) => (stage.goal === 1 ? x : 1000 - x)

/** The near ground as a wash that type can be read on: pale by day, deep by night. */
export const calmGround = (stage: Stage, paint: string) =>
  stage.time === 'night' || stage.time === 'dusk'
    ? blend(shade(paint, -0.09), stage.light.shadow, 0.28)
    : blend(shade(paint, 0.09, 0.7), '#fff7e2', 0.42)

/** A layer of the picture as a whole SVG. */
export const svg = (stage: Pick<Stage, 'defs'>, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000"><defs>${stage.defs.join('')}</defs>${body}</svg>`

/** A style the list does not know is drawn as watercolour: a picture is better than none. */
export const styleOf = (style: string): StyleId => styleIds.find((id) => id === style) ?? 'watercolour'
