import type { PlanPage, Scene } from '../../../book/plan.ts'
import type { Random } from '../random.ts'
import type { Moment, Spot } from './moment.ts'
import { meetings } from './shared/meetings.ts'
import type { Frame } from './shared/frame.ts'
import { roads } from './shared/roads.ts'
import type { Skeleton } from './skeleton.ts'
import type { Tale } from './tale.ts'

/** A page before it is told: where it stands in the story, what it shows, and whether the companion is there yet. */
export type Step = { part: string; beat: PlanPage['beat']; moment: Moment; joined: boolean }

/**
 * Parts of a story in telling order, with the number of pages a book must have before the part is told. A short book
 * keeps the arc (opening, problem, tries, turn, climax, close) and loses steps from inside it.
 */
const parts: [part: string, from: number, beat: PlanPage['beat']][] = [
  ['open1', 4, 'opening'],
  ['open2', 19, 'opening'],
  ['road7', 32, 'opening'],
  ['wish', 12, 'wish'],
  ['meet1', 10, 'opening'],
  ['meet2', 25, 'opening'],
  ['problem1', 4, 'problem'],
  ['problem2', 17, 'problem'],
  ['road1', 18, 'problem'],
  ['try1a', 6, 'try'],
  ['try1b', 14, 'try'],
  ['road2', 22, 'try'],
  ['try2a', 7, 'try'],
  ['try2b', 15, 'try'],
  ['road3', 26, 'try'],
  ['road4', 30, 'try'],
  ['try3a', 8, 'try'],
  ['try3b', 16, 'try'],
  ['road5', 27, 'try'],
  ['low1', 9, 'low point'],
  ['low2', 20, 'low point'],
  ['turn1', 5, 'turn'],
  ['turn2', 21, 'turn'],
  ['climax1', 4, 'climax'],
  ['climax2', 13, 'climax'],
  ['climax3', 23, 'climax'],
  ['after1', 11, 'resolution'],
  ['road8', 28, 'resolution'],
  ['after2', 24, 'resolution'],
  ['road6', 31, 'resolution'],
  ['close0', 29, 'cosy close'],
  ['close1', 4, 'cosy close'],
]

type Pool = { roads: Moment[]; frame: Frame; tries: [Moment, Moment][]; meeting: [Moment, Moment] }

function fromPool(part: string, pool: Pool, skeleton: Skeleton, random: Random): Moment | undefined {
  const tried = /^try(\d)([ab])$/.exec(part)
  if (tried) return pool.tries[Number(tried[1]) - 1]?.[tried[2] === 'a' ? 0 : 1]
  if (part === 'meet1') return pool.meeting[0]
  if (part === 'meet2') return pool.meeting[1]
  if (part in pool.frame) return pool.frame[part as keyof Frame]
  const choices = skeleton.pages[part as keyof Skeleton['pages']]
  return choices === undefined ? undefined : random.pick(choices)
}

/** A page between: one that suits the place and hour the story has reached, or at least the people it has. */
function road(
  pool: Pool,
  setting: Scene['setting'],
  time: Scene['time'],
  joined: boolean,
): Moment | undefined {
  const open = pool.roads.filter((one) => one.pal === undefined || joined)
  const suits = (one: Moment) =>
    (one.times?.includes(time) ?? true) &&
    (one.only?.includes(setting) ?? true) &&
    !one.not?.includes(setting)
  const found = open.find(suits) ?? open[0]
  if (found) pool.roads.splice(pool.roads.indexOf(found), 1)
  return found
}

/** Roads are walked outdoors, so after a page in bed they start from the door. */
function here(steps: Step[]): Exclude<Spot, 'here'> {
  const before = steps.at(-1)?.moment.at ?? 'home'
  return before === 'bed' || before === 'here' ? 'home' : before
}

/** Some of a list, in its order: later attempts speak of earlier ones. */
function someOf<T>(list: T[], count: number, random: Random): T[] {
  const kept = new Set(random.shuffle(list).slice(0, count))
  return list.filter((one) => kept.has(one))
}

/** Lays a story over a number of pages. */
export function arc(tale: Tale, pages: number, frame: Frame, random: Random): Step[] {
  const { skeleton } = tale
  const tries = someOf(skeleton.tries, 3, random)
  const pool: Pool = { roads: random.shuffle(roads), frame, tries, meeting: random.pick(meetings) }
  const join = tale.duo ? 'open1' : skeleton.joins === 'meet' ? 'meet1' : skeleton.joins
  const order = parts.map(([part]) => part)
  const steps: Step[] = []
  let time: Scene['time'] = 'day'
  for (const [part, from, beat] of parts.filter(([, least]) => pages >= least)) {
    const joined = order.indexOf(part) >= order.indexOf(join)
    const friends = joined && order.indexOf(part) >= order.indexOf(skeleton.befriends ?? 'open1')
    const between = part.startsWith('road') || (part.startsWith('meet') && join !== 'meet1')
    const at = here(steps)
    const setting =
      at in tale.sites ? tale.sites[at as keyof Tale['sites']].setting : (at as Scene['setting'])
    const moment: Moment | undefined = between
      ? road(pool, setting, time, friends)
      : fromPool(part, pool, skeleton, random)
    if (!moment) throw new Error(`the story ${skeleton.id} has no page for ${part} from page ${from}`)
    time = moment.time ?? time
    steps.push({ part, beat, moment: { ...moment, at: moment.at === 'here' ? at : moment.at, time }, joined })
  }
  return steps
}
