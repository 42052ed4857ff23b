import { describe, expect, it } from 'vitest'
import { planTurn } from '../../web/src/book/turn/plan-turn.ts'

const page = (left: number) => ({ left, top: 0, width: 400, height: 600 })
// A stage 1 000 wide: an open book in its middle, or one page alone.
const open = [page(100), page(500)]
const alone = [page(300)]

describe('a turn', () => {
  it('of an open book takes the right page over to the left, and the left one back again', () => {
    const forward = planTurn(open, open, 'forward', false)
    expect(forward).toEqual({
      front: { of: 'old', index: 1 },
      back: { of: 'new', index: 0 },
      still: { of: 'old', index: 0 },
      spine: 500,
      angle: [0, -180],
      slide: [0, 0],
      hides: false,
    })
    const back = planTurn(open, open, 'back', false)
    expect([back?.front.index, back?.back?.index, back?.still?.index, back?.angle]).toEqual([
      0,
      1,
      1,
      [0, 180],
    ])
  })

  it('of a book that is read from the right is the same in a mirror', () => {
    expect(planTurn(open, open, 'forward', true)).toEqual(planTurn(open, open, 'back', false))
    expect(planTurn(open, open, 'back', true)).toEqual(planTurn(open, open, 'forward', false))
  })

  it.each([
    ['opens the cover', alone, open, 'forward', false, [-200, 0], { of: 'new', index: 1 }],
    ['closes onto the cover', open, alone, 'back', false, [0, -200], { of: 'old', index: 1 }],
    ['closes onto the back', open, alone, 'forward', false, [0, 200], { of: 'old', index: 0 }],
    ['opens from the back', alone, open, 'back', false, [200, 0], { of: 'new', index: 0 }],
    [
      'opens the cover of a book read from the right',
      alone,
      open,
      'forward',
      true,
      [200, 0],
      { of: 'new', index: 0 },
    ],
  ] as const)('%s from the middle and slides it there', (_, old, now, direction, rtl, slide, still) => {
    const plan = planTurn(old, now, direction, rtl)
    expect([plan?.slide, plan?.still, plan?.hides, plan?.spine]).toEqual([slide, still, true, 500])
  })

  it('of single pages lifts one at its inner edge, and lays it down again', () => {
    const forward = planTurn(alone, alone, 'forward', false)
    expect([forward?.front, forward?.still, forward?.spine, forward?.angle]).toEqual([
      { of: 'old', index: 0 },
      null,
      300,
      [0, -120],
    ])
    const back = planTurn(alone, alone, 'back', false)
    expect([back?.front, back?.still, back?.angle]).toEqual([
      { of: 'new', index: 0 },
      { of: 'old', index: 0 },
      [-120, 0],
    ])
    expect(planTurn(alone, alone, 'forward', true)).toMatchObject({ spine: 700, angle: [0, 120] })
  })

  it('needs a page before and a page after', () => {
    expect(planTurn([], open, 'forward', false)).toBeNull()
    expect(planTurn(open, [], 'back', false)).toBeNull()
  })
})
