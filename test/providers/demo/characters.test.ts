import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import { moods, poses, type Character } from '../../../src/book/plan.ts'
import {
  drawCharacter,
  type Facing,
  type How,
} from '../../../src/providers/demo/pictures/characters/draw-character.ts'
import { designOf, speciesNames } from '../../../src/providers/demo/pictures/characters/species/find.ts'
import { cast } from './cast.ts'

const facings: readonly Facing[] = ['left', 'right', 'front']
const everyone = Object.values(cast)
const ways = poses.flatMap((pose) =>
  moods.flatMap((mood) => facings.map((facing) => ({ pose, mood, facing }))),
)
const how = (change: Partial<How> = {}): How => ({
  pose: 'stand',
  mood: 'happy',
  facing: 'right',
  ink: { outline: null, width: 0 },
  seed: 7,
  idPrefix: 'a-',
  ...change,
})
const someone = (change: Partial<Character> = {}): Character => ({ ...(cast.fox as Character), ...change })

/** Half a pixel to the unit on a ground of nothing, with a wide margin to catch what leaves its box. */
function painted(svg: string) {
  const [left, top, width, height] = [-700, -1000, 1400, 1200]
  const page = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}">${svg}</svg>`
  const image = new Resvg(page, { fitTo: { mode: 'width', value: width / 4 } }).render()
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  const { pixels } = image
  for (let i = 3; i < pixels.length; i += 4) {
    if ((pixels[i] ?? 0) < 40) continue
    const at = (i - 3) / 4
    const [x, y] = [left + (at % image.width) * 4, top + Math.floor(at / image.width) * 4]
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x + 4)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y + 4)
  }
  return box
}

describe('the cast of the demo pictures', () => {
  it('draws every species in every pose, mood and turn, small enough and with real numbers only', () => {
    for (const [i, character] of everyone.entries()) {
      // Each takes a fifth of the ways, the next one another fifth, so that together they take all of them.
      for (const way of ways.filter((_, k) => (k + Math.floor(k / 3) + i) % 5 === 0)) {
        const { svg, box, hand } = drawCharacter(character, how(way))
        const name = `${character.id} ${way.pose} ${way.mood} ${way.facing}`
        expect(svg, name).not.toMatch(/NaN|undefined|Infinity|null/)
        expect(svg.length, name).toBeLessThan(40_000)
        expect([box.left, box.top, box.right, box.bottom, hand.x, hand.y].every(Number.isFinite), name).toBe(
          true,
        )
        expect(box.bottom - box.top, name).toBeGreaterThan(60)
      }
    }
  })

  it('says how far the drawing reaches', () => {
    everyone.forEach((character, i) => {
      for (let k = 0; k < 2; k++) {
        const way = ways[(i * 37 + k * 71) % ways.length]
        const { svg, box } = drawCharacter(character, how({ ...way, ink: { outline: '#443322', width: 5 } }))
        const real = painted(svg)
        const name = `${character.id} ${JSON.stringify(way)}`
        expect(real.left, name).toBeGreaterThanOrEqual(box.left - 6)
        expect(real.right, name).toBeLessThanOrEqual(box.right + 6)
        expect(real.top, name).toBeGreaterThanOrEqual(box.top - 6)
        expect(real.bottom, name).toBeLessThanOrEqual(box.bottom + 6)
        // Handles of curves may stick out a little, but a box must not be a guess.
        expect(box.right - box.left - (real.right - real.left), name).toBeLessThan(60)
      }
    })
  })

  it('stands on the ground, and only a leap or a run leaves it', () => {
    for (const character of everyone) {
      for (const pose of poses) {
        const { box } = drawCharacter(character, how({ pose }))
        if (pose === 'jump') expect(box.bottom, character.id).toBeLessThan(-15)
        else expect(Math.abs(box.bottom), `${character.id} ${pose}`).toBeLessThan(45)
      }
    }
  })

  it('keeps big animals big and small ones in the picture', () => {
    const height = (id: string) => -drawCharacter(cast[id] as Character, how()).box.top
    expect(height('elephant')).toBeGreaterThan(height('fox'))
    expect(height('fox')).toBeGreaterThan(height('mouse'))
    for (const { id } of everyone) expect(height(id) > 180 && height(id) < 760, id).toBe(true)
  })

  it('draws the same thing from the same words, and the same animal from another seed', () => {
    expect(drawCharacter(someone(), how())).toEqual(drawCharacter(someone(), how()))
    const colours = (svg: string) => [...new Set(svg.match(/#[0-9a-f]{6}/g))].toSorted()
    const [one, other] = [drawCharacter(someone(), how()).svg, drawCharacter(someone(), how({ seed: 8 })).svg]
    expect(other).not.toBe(one)
    expect(colours(other)).toEqual(colours(one))
  })

  it('starts all ids with the prefix, each once', () => {
    for (const character of everyone) {
      const { svg } = drawCharacter(character, how({ idPrefix: 'hero7-' }))
      const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '')
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => id.startsWith('hero7-'))).toBe(true)
      for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used)
    }
  })

  it('uses the colours of the plan', () => {
    const { body, belly, accent } = someone().colours
    const { svg } = drawCharacter(someone(), how())
    for (const colour of [body, belly, accent]) expect(svg).toContain(colour)
  })

  it('shows clothes and marks, and another one when they change', () => {
    const plain = drawCharacter(someone({ clothing: 'nothing', marks: ['a warm smile'] }), how()).svg
    const seen = new Set([plain])
    for (const clothing of [
      'a scarf',
      'a hat',
      'a cap',
      'a crown',
      'glasses',
      'a vest',
      'a raincoat',
      'a satchel',
      'boots',
      'a bow',
    ])
      seen.add(drawCharacter(someone({ clothing, marks: ['a warm smile'] }), how()).svg)
    for (const mark of [
      'one white ear',
      'a spot over the left eye',
      'freckles',
      'a star on the forehead',
      'a patch on the right knee',
      'a white tail tip',
    ])
      seen.add(drawCharacter(someone({ clothing: 'nothing', marks: [mark] }), how()).svg)
    expect(seen.size).toBe(17)
  })

  it('draws lines only in styles that have them', () => {
    expect(drawCharacter(someone(), how({ ink: { outline: '#123456', width: 4 } })).svg).toContain('#123456')
    expect(drawCharacter(someone(), how()).svg).not.toContain('stroke-linejoin="round"/><path d="M0')
  })

  it('knows the relations of animals it does not draw, and never refuses one', () => {
    const relations = { wolf: 'wolf', hare: 'rabbit', kitten: 'cat', puppy: 'dog', duckling: 'duck', 'little bear cub': 'bear', unicorn: 'unicorn', toad: 'frog', 'a girl': 'child', tiger: 'tiger', dormouse: 'mouse' } // prettier-ignore
    for (const [word, name] of Object.entries(relations)) expect(designOf(word).name, word).toBe(name)
    expect(speciesNames.length).toBeGreaterThanOrEqual(23)
    expect(designOf('zorblax')).toEqual(designOf('Zorblax'))
  })

  it('is quick: a picture must not wait for its cast', () => {
    const start = performance.now()
    for (const way of ways) drawCharacter(someone(), how(way))
    expect((performance.now() - start) / ways.length).toBeLessThan(6)
  })
})
