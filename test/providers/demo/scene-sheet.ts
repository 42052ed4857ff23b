import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import type { Character, Scene } from '../../../src/book/plan.ts'
import { composeScene } from '../../../src/providers/demo/pictures/compose.ts'
import { develop } from '../../../src/providers/demo/pictures/finish/develop.ts'

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
const [first = 'fox', second = 'rabbit'] = (
  process.argv.find((word) => word.startsWith('species=')) ?? 'species=fox,rabbit'
)
  .slice(8)
  .split(',')
const hare: Character = {
  ...fox,
  id: 'hare',
  name: 'Pip',
  species: second,
  clothing: 'a red vest',
  colours: { body: '#b9a48c', belly: '#f7efe2', accent: '#c9503f' },
}
export const palette = ['#e0813f', '#3c7fb0', '#f2c45a', '#5f9a63', '#c9503f']

/** `node scene-sheet.ts out a.png setting=meadow time=day,night …`: every combination of the given lists on one sheet. */
const { positionals } = parseArgs({ allowPositionals: true })
const [folder = '.', name = 'sheet', ...lists] = positionals
mkdirSync(folder, { recursive: true })
const given = new Map(
  lists.map((list) => {
    const [key = '', values = ''] = list.split('=')
    return [key, values.split(',')] as const
  }),
)
const values = (key: string, fallback: string) => given.get(key) ?? [fallback]
const size = Number(values('size', '640')[0] ?? 640)
const columns = Number(values('columns', '2')[0])

const pictures: Buffer[] = []
for (const setting of values('setting', 'meadow'))
  for (const time of values('time', 'day'))
    for (const weather of values('weather', 'clear'))
      for (const camera of values('camera', 'medium'))
        for (const zone of values('zone', 'top'))
          for (const style of values('style', 'watercolour'))
            for (const cast of values('cast', '2'))
              for (const kind of values('kind', 'picture'))
                for (const seed of values('seed', '1')) {
                  const pose = given.get('pose') ?? ['stand', 'wave']
                  const props = given.get('props') ?? []
                  const scene = {
                    setting,
                    place: 'x',
                    time,
                    weather,
                    camera,
                    text_zone: zone,
                    props,
                    alt: 'x',
                    cast: ['fox', 'hare', 'fox'].slice(0, Number(cast)).map((character, i) => ({
                      character,
                      pose: pose[i % pose.length] ?? 'stand',
                      mood: 'happy',
                      action: 'x',
                    })),
                  } as Scene
                  const start = performance.now()
                  const layers = composeScene({
                    kind: kind as 'picture',
                    style,
                    characters: [{ ...fox, species: first }, hare],
                    palette,
                    scene,
                    seed: Number(seed),
                  })
                  const drawn = performance.now()
                  pictures.push(Buffer.from(await develop(layers, style as 'gouache', size, Number(seed))))
                  const bytes = [layers.back, layers.figures, layers.front, layers.blurred, layers.air].join(
                    '',
                  ).length
                  console.log(
                    setting,
                    time,
                    weather,
                    style,
                    'compose',
                    Math.round(drawn - start),
                    'develop',
                    Math.round(performance.now() - drawn),
                    'KB',
                    Math.round(bytes / 1000),
                  )
                }
const rows = Math.ceil(pictures.length / columns)
await sharp({
  create: { width: columns * (size + 8), height: rows * (size + 8), channels: 3, background: '#fff' },
})
  .composite(
    pictures.map((input, i) => ({
      input,
      left: (i % columns) * (size + 8),
      top: Math.floor(i / columns) * (size + 8),
    })),
  )
  .png()
  .toFile(`${folder}/${name}.png`)
