import { expect, test } from 'vitest'
import { contrast, fromOklch, legible, parse, toOklch } from '../../../src/pipeline/typeset/colours.ts'
import { groundFor } from '../../../src/pipeline/typeset/ground.ts'
import { side } from '../../../src/pipeline/typeset/picture.ts'
import { tonesOf } from '../../../src/pipeline/typeset/tones.ts'

const paint = (colour: (x: number, y: number) => readonly number[]) => {
  const pixels = new Uint8Array(side * side * 3)
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) pixels.set(colour(x, y), (y * side + x) * 3)
  return pixels
}
const under = [{ x: 60, y: 60, width: 480, height: 120 }]
const inks = tonesOf(['#2f4858', '#e07a3f', '#f2c57c'])

test('contrast is the one of WCAG 2', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
  expect(contrast(parse('#777777'), parse('#ffffff'))).toBeCloseTo(4.48, 2)
  expect(contrast(parse('#0000ff'), parse('#ffffff'))).toBeCloseTo(8.59, 2)
})

test('colours survive the way to OKLCH and back', () => {
  for (const colour of ['#e07a3f', '#2f4858', '#ffffff', '#000000'])
    expect(fromOklch(toOklch(parse(colour)))).toEqual(parse(colour))
})

test('a calm sky takes dark type, a calm night light type, neither any mist', () => {
  const day = groundFor(
    paint(() => [200, 226, 240]),
    under,
    inks,
  )
  expect(day.ink).toBe(inks.ink)
  const night = groundFor(
    paint(() => [16, 22, 60]),
    under,
    inks,
  )
  expect(night.ink).toBe(inks.cream)
  for (const { wash, contrast } of [day, night]) {
    expect(wash.alpha).toBe(0)
    expect(contrast).toBeGreaterThanOrEqual(7)
  }
})

test('the worst pixels count, not the mean: one dark branch calls for mist', () => {
  const branch = paint((_, y) => (y > 100 && y < 114 ? [40, 30, 20] : [240, 240, 235]))
  const { ink, wash, contrast } = groundFor(branch, under, inks)
  expect(ink).toBe(inks.ink)
  expect(wash.alpha).toBeGreaterThan(0.2)
  expect(contrast).toBeGreaterThanOrEqual(4.5)
})

test('a lively ground is calmed even where contrast alone would do', () => {
  const dots = paint((x, y) => (((x >> 3) + (y >> 3)) % 2 === 0 ? [255, 255, 255] : [190, 200, 190]))
  expect(groundFor(dots, under, inks).wash.alpha).toBeGreaterThan(0.3)
  const slow = paint((x) => [255 - x / 8, 250 - x / 8, 240 - x / 8])
  expect(groundFor(slow, under, inks).wash.alpha).toBe(0)
})

test('whatever the palette, type on paper and on the back can be read', () => {
  const palettes = [
    ['#ffffff', '#fffffe', '#fefefe'],
    ['#000000', '#010101', '#000001'],
    ['#ffff00', '#00ff00', '#ff00ff'],
    ['#f2c57c', '#fdf1e0', '#f0c38e'],
    [],
  ]
  for (const palette of palettes) {
    const tones = tonesOf(palette)
    expect(contrast(tones.ink, tones.paper)).toBeGreaterThanOrEqual(7)
    expect(contrast(tones.accent, tones.paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tones.cream, tones.cloth)).toBeGreaterThanOrEqual(7)
    expect(contrast(legible(tones.accent, [tones.cream], 7), tones.cream)).toBeGreaterThanOrEqual(7)
    expect(tones.motifs.length).toBeGreaterThan(0)
  }
})
