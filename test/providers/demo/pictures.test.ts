import sharp from 'sharp'
import { aCall } from '../../support/call.ts'
import { describe, expect, it } from 'vitest'
import { type Character, type Scene, settings, textZones, times, weathers } from '../../../src/book/plan.ts'
import { type StyleId, styleIds } from '../../../src/book/styles.ts'
import type { ImageRequest } from '../../../src/providers/contract.ts'
import type { DemoBehaviour } from '../../../src/providers/demo/behaviour.ts'
import { demoImage, drawSample } from '../../../src/providers/demo/demo-image.ts'
import { compose, composeScene, type SceneAsk } from '../../../src/providers/demo/pictures/compose.ts'
import { develop } from '../../../src/providers/demo/pictures/finish/develop.ts'
import { styleOf } from '../../../src/providers/demo/pictures/scenery/stage.ts'
import { findProp, propNames } from '../../../src/providers/demo/pictures/props/find-prop.ts'

const fox: Character = {
  id: 'fox',
  name: 'Fern',
  species: 'fox',
  look: 'small, bright eyes',
  clothing: 'a blue scarf',
  marks: ['one white ear'],
  personality: 'brave',
  colours: { body: '#e0813f', belly: '#fbeedb', accent: '#3c7fb0' },
}
const hare: Character = { ...fox, id: 'hare', name: 'Pip', species: 'rabbit' }
const quick: DemoBehaviour = { latency: [0, 0], fail: 0, refuse: 0, seed: 1 }

const scene = (change: Partial<Scene> = {}): Scene => ({
  setting: 'meadow',
  place: 'a meadow',
  time: 'day',
  weather: 'clear',
  camera: 'medium',
  text_zone: 'top',
  cast: [
    { character: 'fox', pose: 'stand', mood: 'happy', action: 'stands' },
    { character: 'hare', pose: 'wave', mood: 'curious', action: 'waves' },
  ],
  props: ['lantern', 'a gift nobody drew', 'flux capacitor'],
  alt: 'two friends',
  ...change,
})

const ask = (change: Partial<Scene> = {}, more: Partial<SceneAsk> = {}): SceneAsk => ({
  kind: 'picture',
  style: 'watercolour',
  characters: [fox, hare],
  palette: ['#e0813f', '#3c7fb0', '#f2c45a', '#5f9a63'],
  scene: scene(change),
  seed: 7,
  ...more,
})

const request = (of: ImageRequest['ask']): ImageRequest => ({ ask: of, prompt: '', references: [] })
const call = (signal = new AbortController().signal) => aCall({ signal })

const layersOf = (of: SceneAsk) => {
  const { back, figures, front, blurred, air } = composeScene(of)
  return [back, figures, front, blurred, air].filter((layer) => layer !== '')
}

async function pixels(of: ImageRequest['ask'], style: StyleId, size: number): Promise<Buffer> {
  const jpeg = await develop(compose(of), style, size, of.seed)
  return sharp(jpeg).greyscale().raw().toBuffer()
}

/** Mean difference of two greyscale pictures, 0 to 255. */
const apart = (a: Buffer, b: Buffer) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length

/** How unquiet a band is: its standard deviation around each row's own mean, so that a smooth fade counts as calm. */
function unrest(grey: Buffer, size: number, from: number, to: number): number {
  const margin = Math.round(size * 0.07)
  let [sum, count] = [0, 0]
  for (let y = Math.round(size * from); y < size * to; y++) {
    const row = grey.subarray(y * size + margin, (y + 1) * size - margin)
    const mean = row.reduce((a, b) => a + b, 0) / row.length
    for (const value of row) sum += (value - mean) ** 2
    count += row.length
  }
  return Math.sqrt(sum / count)
}

describe('composing', () => {
  it.each(settings)('builds %s at every hour in every weather, without a broken number', (setting) => {
    for (const time of times)
      for (const weather of weathers)
        for (const layer of layersOf(
          ask({ setting, time, weather, camera: time === 'day' ? 'wide' : 'medium', cast: [] }),
        ))
          expect(layer).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })

  it('skips a character that the plan does not know and a prop that nobody drew', () => {
    const stranger = { character: 'nobody', pose: 'stand', mood: 'happy', action: 'stands' } as const
    expect(composeScene(ask({ cast: [stranger], props: ['flux capacitor'] })).figures).toBe('')
  })

  it('draws every prop it lists, and knows a thing by the noun of its name', () => {
    for (let i = 0; i < propNames.length; i += 5)
      expect(layersOf(ask({ props: propNames.slice(i, i + 5) })).join()).not.toMatch(/NaN|undefined/)
    expect(findProp('two red kites')).toBe(findProp('kite'))
    expect(findProp('Autumn leaves')).toBe(findProp('leaf'))
    expect(findProp('flux capacitor')).toBeUndefined()
  })
})

describe('developing', () => {
  it('keeps the zone of the type calm in every setting, at both ends of the page', async () => {
    const worst: Record<string, number> = {}
    for (const setting of settings)
      for (const text_zone of textZones) {
        const grey = await pixels(ask({ setting, text_zone }), 'gouache', 256)
        const [from, to] = text_zone === 'top' ? [0.04, 0.24] : [0.77, 0.96]
        worst[`${setting} ${text_zone}`] = unrest(grey, 256, from, to)
      }
    expect(Object.entries(worst).filter(([, value]) => value > 7)).toEqual([])
  })

  it('draws another picture for another seed, style, hour and place', async () => {
    const first = await pixels(ask(), 'watercolour', 200)
    const others = await Promise.all([
      pixels(ask({}, { seed: 8 }), 'watercolour', 200),
      pixels(ask(), 'crayon', 200),
      pixels(ask({ time: 'night' }), 'watercolour', 200),
      pixels(ask({ setting: 'village' }), 'watercolour', 200),
    ])
    for (const other of others) expect(apart(first, other)).toBeGreaterThan(4)
  })

  it('draws a style it does not know as watercolour', () => {
    const unknown = compose(ask({}, { style: 'oil on velvet' }))
    expect(styleOf('oil on velvet')).toBe('watercolour')
    expect(unknown).toEqual(compose(ask()))
  })

  it('draws a sheet of the cast', async () => {
    const sheet: ImageRequest['ask'] = {
      kind: 'character_sheet',
      style: 'gouache',
      characters: [fox, hare],
      seed: 3,
    }
    const grey = await pixels(sheet, 'gouache', 200)
    expect(unrest(grey, 200, 0.1, 0.9)).toBeGreaterThan(20)
  })
})

describe('the demo image model', () => {
  it('answers with a JPEG of 1280 pixels, the same bytes for the same request', async () => {
    const model = demoImage(quick)
    const [first, again] = await Promise.all([
      model.run(request(ask()), call()),
      model.run(request(ask()), call()),
    ])
    if (!first.ok || !again.ok) throw new Error('not drawn')
    expect(first.value).toMatchObject({ media_type: 'image/jpeg', width: 1280, height: 1280 })
    expect(await sharp(first.value.bytes).metadata()).toMatchObject({
      format: 'jpeg',
      width: 1280,
      height: 1280,
      space: 'srgb',
    })
    expect(Buffer.compare(first.value.bytes, again.value.bytes)).toBe(0)
    expect(first.usage.usd).toBe(0)
  })

  it('refuses, fails and stops as it is told', async () => {
    const refused = await demoImage({ ...quick, refuse: 1 }).run(request(ask()), call())
    expect(refused).toMatchObject({ ok: false, failure: { class: 'moderation_input' } })
    const failed = await demoImage({ ...quick, fail: 1 }).run(request(ask()), call())
    expect(failed).toMatchObject({ ok: false, failure: { class: 'not_sent' } })
    const stopped = await demoImage(quick).run(request(ask()), call(AbortSignal.abort()))
    expect(stopped).toMatchObject({ ok: false, failure: { class: 'cancelled' } })
  })

  it('gives up a picture that is stopped while others are drawn', async () => {
    const stop = new AbortController()
    const model = demoImage(quick)
    const drawing = [1, 2, 3].map((seed) =>
      model.run(request(ask({}, { seed })), call(seed === 3 ? stop.signal : undefined)),
    )
    setTimeout(() => stop.abort(), 30)
    const [one, two, three] = await Promise.all(drawing)
    expect([one?.ok, two?.ok]).toEqual([true, true])
    expect(three).toMatchObject({ ok: false, failure: { class: 'cancelled' } })
  })

  it('has a sample of every style, each with its own paint', async () => {
    const samples = await Promise.all(styleIds.map(drawSample))
    for (const sample of samples) expect(sample).toMatchObject({ width: 640, height: 640 })
    expect(new Set(samples.map(({ bytes }) => bytes.length)).size).toBe(styleIds.length)
  })
})
