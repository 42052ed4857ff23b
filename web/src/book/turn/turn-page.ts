import { lookNow } from '../look/look-kept.ts'
import { copyOf } from './copy-of.ts'
import { planTurn, type Direction, type Place, type Seen, type TurnPlan } from './plan-turn.ts'
import './turn.css'

const turn_ms = 450
const fade_ms = 120
const curve = 'cubic-bezier(.45,.05,.25,1)'
const inputs = ['keydown', 'pointerdown', 'wheel', 'resize'] as const

/** What a page of the book is marked with; without the mark each child of the stage is one. */
const mark = '.reader-page'

let finishRunning: (() => void) | null = null

/**
 * Shows the new pages at once and turns a picture of the old ones over them. `change` puts the new pages in (within `flushSync`).
 * Whatever is pressed next finds the turn finished and nothing of it left; nobody can reach or hear it.
 */
export function turnPage(stage: HTMLElement, direction: Direction, change: () => void): void {
  finishRunning?.()
  const { turn } = lookNow()
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (turn === 'none') return change()
  if (turn === 'fade' || calm) {
    change()
    stage.animate([{ opacity: 0 }, { opacity: 1 }], { duration: fade_ms, easing: 'ease-out' })
    return
  }
  const old = pagesOf(stage)
  const oldPlaces = old.map((page) => placeIn(stage, page))
  // Copied before the change, which may put the new page into the same elements.
  const copies = old.map((page, index) => copyOf(page, oldPlaces[index] as Place))
  change()
  const now = pagesOf(stage)
  const places = { old: oldPlaces, new: now.map((page) => placeIn(stage, page)) }
  const plan = planTurn(places.old, places.new, direction, getComputedStyle(stage).direction === 'rtl')
  if (plan) run(stage, plan, now, ({ of, index }) => seen(of === 'old' ? copies : now, places[of], index))
}

type Shown = { copy: HTMLElement; place: Place }
type Find = (seen: Seen) => Shown | null

/** Old pages are copies already; a new one is copied here, when the turn shows it as well. */
function seen(pages: readonly HTMLElement[], places: readonly Place[], index: number): Shown | null {
  const [page, place] = [pages[index], places[index]]
  if (!page || !place) return null
  return { copy: page.isConnected ? copyOf(page, place) : page, place }
}

function run(stage: HTMLElement, plan: TurnPlan, now: readonly HTMLElement[], find: Find): void {
  const overlay = layer('turn-overlay')
  overlay.inert = true
  overlay.ariaHidden = 'true'
  const still = stillOf(plan, find)
  const leaf = leafOf(plan, find)
  overlay.append(...(still ? [still] : []), leaf)
  if (getComputedStyle(stage).position === 'static') stage.style.position = 'relative'
  stage.append(overlay)
  const timing = { duration: turn_ms, easing: curve, fill: 'both' } as const
  const [start, end] = plan.slide
  const swing = leaf.animate(swings(plan), timing)
  const others = shades(leaf).map(([shade, frames]) => shade.animate(frames, timing))
  if (still && start !== end)
    others.push(
      still.animate([{ transform: `translateX(${start}px)` }, { transform: `translateX(${end}px)` }], timing),
    )
  // Not `visibility`: focus stays where it is.
  if (plan.hides) for (const page of now) others.push(page.animate({ opacity: [0, 0] }, turn_ms))
  const finish = () => {
    for (const name of inputs) removeEventListener(name, finish, true)
    for (const one of [swing, ...others]) one.cancel()
    overlay.remove()
    if (finishRunning === finish) finishRunning = null
  }
  finishRunning = finish
  swing.onfinish = finish
  for (const name of inputs) addEventListener(name, finish, { capture: true, passive: true })
}

function swings({ angle, slide, back }: TurnPlan): Keyframe[] {
  const at = (step: 0 | 1) => `translateX(${slide[step]}px) rotateY(${angle[step]}deg)`
  if (back) return [{ transform: at(0) }, { transform: at(1) }]
  // A single leaf has no place to land on: it is gone before it would lie there.
  const [first, last] = angle[0] === 0 ? [1, 0] : [0, 1]
  return [
    { transform: at(0), opacity: first },
    { opacity: 1, offset: first ? 0.55 : 0.45 },
    { transform: at(1), opacity: last },
  ]
}

function stillOf({ still }: TurnPlan, find: Find): HTMLElement | null {
  const shown = still && find(still)
  if (!shown) return null
  const face = layer('turn-still')
  put(face, shown.place, shown.place.left)
  face.append(shown.copy)
  return face
}

/** A line at the spine, of which the two sides hang: the front as it lies, the back turned away. */
function leafOf({ front, back, spine, angle }: TurnPlan, find: Find): HTMLElement {
  const leaf = layer('turn-leaf')
  leaf.style.left = `${spine}px`
  for (const [side, which] of [
    ['turn-front', front],
    ['turn-back', back],
  ] as const) {
    const shown = which && find(which)
    if (!shown) continue
    const face = layer(`turn-face ${side}`)
    // Opened from its middle place, a cover hangs at the spine all the same: it slides with the leaf.
    const width = shown.place.width
    const hangsRight = (side === 'turn-front') === (back ? angle[1] < 0 : angle[0] + angle[1] < 0)
    const offset = hangsRight
      ? Math.max(gapOf(shown.place, spine), 0)
      : Math.min(gapOf(shown.place, spine, true), 0) - width
    put(face, shown.place, offset)
    face.style.transformOrigin = `${-offset}px 0`
    face.append(shown.copy, layer('turn-shade'))
    leaf.append(face)
  }
  return leaf
}

/** Space between a page and the spine; none for a page that lies across it. */
function gapOf({ left, width }: Place, spine: number, onLeft = false): number {
  const gap = onLeft ? left + width - spine : left - spine
  return Math.abs(gap) < width / 4 ? gap : 0
}

/** The side that turns away darkens, the one that comes lightens. */
function shades(leaf: HTMLElement): [Element, Keyframe[]][] {
  const of = (side: string, frames: Keyframe[]): [Element, Keyframe[]][] =>
    [...leaf.querySelectorAll(`.${side} > .turn-shade`)].map((shade) => [shade, frames])
  return [
    ...of('turn-front', [{ opacity: 0 }, { opacity: 1 }]),
    ...of('turn-back', [{ opacity: 1 }, { opacity: 1, offset: 0.5 }, { opacity: 0 }]),
  ]
}

function layer(name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  return element
}

function put({ style }: HTMLElement, { top, width, height }: Place, left: number): void {
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
}

/** The book's pages as they lie, from left to right. */
function pagesOf(stage: HTMLElement): HTMLElement[] {
  const marked = stage.querySelectorAll<HTMLElement>(mark)
  const all =
    marked.length > 0 ? [...marked] : [...stage.children].filter((one) => one instanceof HTMLElement)
  return all
    .filter((page) => page.getClientRects().length > 0)
    .toSorted((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
}

function placeIn(stage: HTMLElement, page: HTMLElement): Place {
  const [outer, inner] = [stage.getBoundingClientRect(), page.getBoundingClientRect()]
  return {
    left: inner.left - outer.left - stage.clientLeft,
    top: inner.top - outer.top - stage.clientTop,
    width: inner.width,
    height: inner.height,
  }
}
