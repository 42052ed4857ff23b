import type { Scene } from '../../../book/plan.ts'
import type { ImageRequest } from '../../contract.ts'
import type { Layers } from './finish/develop.ts'
import { composeSheet } from './scenery/sheet.ts'
import { placeProps } from './props/place-props.ts'
import { air, fireflies } from './scenery/air.ts'
import { glow } from './scenery/brush.ts'
import { closeBank } from './scenery/bank.ts'
import { drawPlayer, partsOf, placeCast, type Player, shadows } from './scenery/cast.ts'
import { puddles } from './scenery/land.ts'
import { blend } from './scenery/pigment.ts'
import { drawPlace } from './scenery/place.ts'
import { sky } from './scenery/sky.ts'
import { makeStage, type Stage, styleOf, svg } from './scenery/stage.ts'

export type Ask = ImageRequest['ask']
export type SceneAsk = Exclude<Ask, { kind: 'character_sheet' }>

export const compose = (ask: Ask): Layers =>
  ask.kind === 'character_sheet' ? composeSheet(ask) : composeScene(ask)

/** A cover is an icon: near enough to know the faces, the head of the page free for the title. */
const coverScene = (scene: Scene): Scene => ({ ...scene, camera: 'medium', text_zone: 'top' })

export function composeScene(ask: SceneAsk): Layers {
  const { scene, seed } = ask
  const cover = ask.kind === 'cover'
  const stage = makeStage({
    scene: cover ? coverScene(scene) : scene,
    style: styleOf(ask.style),
    palette: ask.palette,
    seed,
    name: ask.kind,
  })
  const heavens = sky(stage)
  const place = drawPlace(scene.setting, stage)
  const players = placeCast(stage, partsOf(scene, ask.characters), seed, place.bed)
  const middle = players.reduce((sum, { x }) => sum + x / players.length, 0) || 500
  const pool = glow(
    stage,
    middle,
    stage.feet - 190,
    380,
    stage.light.sun,
    stage.time === 'night' ? 0.2 : 0.32,
  )
  const props = placeProps(stage, scene.props, players)
  const flies = grassy.has(scene.setting) ? fireflies(stage) : ''
  const back =
    heavens +
    place.back +
    (scene.setting === 'seaside' ? '' : puddles(stage)) +
    props.sky +
    pool +
    flies +
    shadows(stage, players) +
    props.ground
  const calm = stage.zone === 'top' ? (place.calmTop ?? topCalm(stage)) : place.calm
  const wrap = (body: string) => (body ? svg(stage, body) : '')
  const figures = byDepth(players).map((player) => {
    const i = players.indexOf(player)
    return (props.behind.get(i) ?? '') + drawPlayer(player) + (props.held.get(i) ?? '')
  })
  const over = props.glows + air(stage, calm)
  return {
    back: wrap(back),
    figures: wrap(figures.join('')),
    front: wrap(place.front + closeBank(stage, calm, grassy.has(scene.setting))),
    blurred: wrap(place.blurred),
    air: wrap(over),
    light: figureLight(stage, players),
    softness: stage.camera === 'close' ? 3.2 : 0,
  }
}

/** Where grass grows, and fireflies live in it. */
const grassy = new Set(['meadow', 'forest', 'garden', 'river', 'mountain'])

const byDepth = (players: readonly Player[]) => [...players].sort((a, b) => a.y - b.y)

const topCalm = ({ light, time }: Stage) =>
  time === 'night' ? light.sky[0] : blend(light.sky[1], light.sky[0], 0.25)

const rgb = (hex: string): [number, number, number] => {
  const n = Number.parseInt(hex.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}

function figureLight(stage: Stage, players: readonly Player[]): Layers['light'] {
  const hero = players[0]
  const [dx, dy] = [stage.sun[0] - (hero?.x ?? 500), stage.sun[1] - (hero?.y ?? 800) + 200]
  const far = Math.hypot(dx, dy) || 1
  const { figure, rim, rimStrength } = stage.light
  return { ambient: rgb(figure), rim: rgb(rim), rimStrength, fromX: dx / far, fromY: dy / far }
}
