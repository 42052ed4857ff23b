/** Where a page lies in the stage, in pixels from the stage's own corner. */
export type Place = { left: number; top: number; width: number; height: number }

/** A page as seen: of what stood before the turn, or of what stands after it. */
export type Seen = { of: 'old' | 'new'; index: number }

/**
 * A turn, in what is laid over the new pages: a leaf with a front (and, in an open book, a back) that swings round the spine, and
 * a page beside or under it that keeps still. A cover or the back of a book lies in the middle when closed and beside the spine
 * when open, so everything slides while it turns.
 */
export type TurnPlan = {
  front: Seen
  back: Seen | null
  still: Seen | null
  /** Where the spine is when the book is open, in pixels from the left of the stage. */
  spine: number
  /** Degrees round the spine at the start and at the end. */
  angle: readonly [number, number]
  /** Pixels to the right, at the start and at the end. */
  slide: readonly [number, number]
  /** Pages that must not be seen through the turn: they lie elsewhere until it ends. */
  hides: boolean
}

export type Direction = 'forward' | 'back'

/** Null where there is nothing to turn: no page before or none after. Both lists go from left to right. */
export function planTurn(
  old: readonly Place[],
  now: readonly Place[],
  direction: Direction,
  rtl: boolean,
): TurnPlan | null {
  const [was, is] = [old.length, now.length]
  if (was === 0 || is === 0) return null
  const toLeft = (direction === 'forward') !== rtl
  if (was === 1 && is === 1) return onePage(old, now, direction, rtl)
  return toLeft ? openToLeft(old, now) : openToRight(old, now)
}

/** A single page lifts round its inner edge on the way forward, and comes down round it on the way back. */
function onePage(old: readonly Place[], now: readonly Place[], direction: Direction, rtl: boolean): TurnPlan {
  const place = (direction === 'forward' ? old[0] : now[0]) as Place
  const away = rtl ? 120 : -120
  const common = { back: null, spine: rtl ? place.left + place.width : place.left, hides: false }
  const slide = [0, 0] as const
  return direction === 'forward'
    ? { ...common, front: { of: 'old', index: 0 }, still: null, angle: [0, away], slide }
    : { ...common, front: { of: 'new', index: 0 }, still: { of: 'old', index: 0 }, angle: [away, 0], slide }
}

/** The right page goes over to the left. */
function openToLeft(old: readonly Place[], now: readonly Place[]): TurnPlan {
  const spine = spineOf(old.length > 1 ? old : now)
  const leaf = {
    front: { of: 'old', index: old.length - 1 },
    back: { of: 'new', index: 0 },
    spine,
    angle: [0, -180],
  } as const
  // A cover that opens: the page under it is the new right one.
  if (old.length === 1)
    return { ...leaf, still: { of: 'new', index: 1 }, slide: [from(old[0], spine, 'right'), 0], hides: true }
  if (now.length === 1)
    return { ...leaf, still: { of: 'old', index: 0 }, slide: [0, from(now[0], spine, 'left')], hides: true }
  return { ...leaf, still: { of: 'old', index: 0 }, slide: [0, 0], hides: false }
}

/** The left page goes over to the right. */
function openToRight(old: readonly Place[], now: readonly Place[]): TurnPlan {
  const spine = spineOf(old.length > 1 ? old : now)
  const leaf = {
    front: { of: 'old', index: 0 },
    back: { of: 'new', index: now.length - 1 },
    spine,
    angle: [0, 180],
  } as const
  if (old.length === 1)
    return { ...leaf, still: { of: 'new', index: 0 }, slide: [from(old[0], spine, 'left'), 0], hides: true }
  if (now.length === 1)
    return { ...leaf, still: { of: 'old', index: 1 }, slide: [0, from(now[0], spine, 'right')], hides: true }
  return { ...leaf, still: { of: 'old', index: 1 }, slide: [0, 0], hides: false }
}

function spineOf([left, right]: readonly Place[]): number {
  return left && right ? (left.left + left.width + right.left) / 2 : 0
}

/** How far a page that lies alone is from its place on that side of the spine. */
function from(alone: Place | undefined, spine: number, side: 'left' | 'right'): number {
  if (!alone) return 0
  return side === 'right' ? alone.left - spine : alone.left + alone.width - spine
}
