import { at, glow } from '../scenery/brush.ts'
import type { Player } from '../scenery/cast.ts'
import { contact } from '../scenery/land.ts'
import { r1 } from '../scenery/line.ts'
import { across, scaleAt, type Stage } from '../scenery/stage.ts'
import { findProp } from './find-prop.ts'
import type { Prop, Reach } from './prop.ts'

/** What the props add to a picture: things in hands (drawn with the figures) and things around them. */
export type Placed = {
  sky: string
  ground: string
  held: ReadonlyMap<number, string>
  behind: ReadonlyMap<number, string>
  glows: string
  lit: boolean
}

/** An umbrella that nobody holds. */
const standing: Reach = [0, -210]

type Spot = { x: number; y: number; scale: number }

/** The first thing that can be held goes to the hero's hand, the next to a friend's; the rest stands about. */
export function placeProps(stage: Stage, names: readonly string[], players: readonly Player[]): Placed {
  const known = [...new Set(names)].flatMap((name) => findProp(name) ?? [])
  const held = new Map<number, string>()
  const behind = new Map<number, string>()
  let [sky, ground, glows] = ['', '', '']
  const free = grounds(stage, players)
  for (const prop of new Set(known)) {
    const hand = players.findIndex((player, i) => !held.has(i) && !behind.has(i) && handFree(player, prop))
    if (prop.high) {
      const spot = { x: across(stage, 200), y: stage.zone === 'top' ? 470 : 210, scale: 0.9 }
      sky +=
        stage.time === 'night' || stage.indoors
          ? ''
          : at(spot.x, spot.y, spot.scale, prop.draw(stage, standing))
    } else if (prop.grip && hand !== -1 && !(stage.camera === 'close' && prop.behind)) {
      const player = players[hand] as Player
      const layer = prop.behind ? behind : held
      layer.set(hand, inHand(stage, prop, player))
      glows += shine(stage, prop, atHand(player))
    } else {
      const spot = free.shift()
      if (!spot) continue
      const scale = Math.min(spot.scale, (150 * spot.scale) / Math.max(150, prop.width * 0.75))
      ground +=
        contact(stage, spot.x, spot.y, prop.width * scale * 0.5) +
        at(spot.x, spot.y, scale, prop.draw(stage, standing))
      glows += shine(stage, prop, { ...spot, y: spot.y - prop.height * 0.5 * spot.scale })
    }
  }
  return { sky, ground, held, behind, glows, lit: glows !== '' }
}

const handFree = ({ pose }: Player, prop: Prop) => Boolean(prop.grip) && pose !== 'sleep' && pose !== 'run'

const atHand = ({ x, y, scale, figure }: Player): Spot => ({
  x: x + figure.hand.x * scale,
  y: y + figure.hand.y * scale,
  scale,
})

function inHand(stage: Stage, prop: Prop, player: Player): string {
  const { x, y, scale } = atHand(player)
  const [gx, gy] = prop.grip ?? [0, 0]
  const { box, hand } = player.figure
  const mirror = player.facing === 'left'
  const toHead = ((box.left + box.right) / 2 - hand.x) * (mirror ? -1 : 1)
  const svg = prop.draw(stage, [r1(toHead * 0.8), r1(box.top - hand.y)])
  // a kite keeps out of the type, on a shorter line if need be
  const room = y - (stage.zone === 'top' ? 300 : 15)
  const size =
    prop.behind && prop.height < 345 ? Math.min(scale, Math.max(scale * 0.4, room / prop.height)) : scale
  // what hangs from a low hand stands on the ground instead of in it
  const foot = Math.min(y - gy * size, player.y + 12 * scale)
  return at(x - (mirror ? -gx : gx) * size, foot, size, svg, mirror)
}

/** Light sources are seen at night and dusk, and warm what is near them. */
function shine(stage: Stage, prop: Prop, { x, y, scale }: Spot): string {
  const strength = stage.light.lamps
  if (!prop.light || strength < 0.3) return ''
  const r = prop.light * scale
  return (
    glow(stage, x, y, r * 1.5, '#ff9d3f', 0.3 * strength) +
    glow(stage, x, y, r * 0.7, '#ffd98a', 0.42 * strength)
  )
}

/** Free ground beside and between the figures, nearest the goal first. */
function grounds(stage: Stage, players: readonly Player[]): Spot[] {
  if (stage.camera === 'close') return []
  const scale = players[0]?.scale ?? 0.6
  const taken = players.map(({ x, figure, scale: s }): [number, number] => [
    x + figure.box.left * s,
    x + figure.box.right * s,
  ])
  const clear = (x: number, half: number) =>
    x > 60 && x < 940 && taken.every(([left, right]) => x + half < left + 14 || x - half > right - 14)
  const spots: Spot[] = []
  const half = 58 * scale
  for (const x of [640, 760, 880, 560, 220, 130, 480, 320].map((px) => across(stage, px))) {
    if (!clear(x, half)) continue
    taken.push([x - half * 1.2, x + half * 1.2])
    const y = stage.feet - (spots.length % 2 ? 34 : 6) * stage.zoom
    spots.push({ x, y, scale: scale * Math.min(1, scaleAt(stage, y) / scaleAt(stage, stage.feet)) })
  }
  return spots
}
