import { home } from './home.ts'
import { lights } from './lights.ts'
import { nature } from './nature.ts'
import type { Prop } from './prop.ts'
import { toys } from './toys.ts'

const all: Readonly<Record<string, Prop>> = { ...lights, ...toys, ...nature, ...home }

export const propNames = Object.keys(all)

const same: Readonly<Record<string, string>> = {
  honey: 'honey pot',
  jar: 'honey pot',
  pot: 'honey pot',
  cup: 'teacup',
  mug: 'teacup',
  tea: 'teacup',
  lamp: 'lantern',
  torch: 'lantern',
  present: 'gift',
  box: 'gift',
  parcel: 'gift',
  cloth: 'blanket',
  quilt: 'blanket',
  seed: 'acorn',
  nut: 'acorn',
  plant: 'seedling',
  sprout: 'seedling',
  sled: 'sledge',
  stone: 'pebble',
  note: 'letter',
  envelope: 'letter',
  pie: 'cake',
  prize: 'trophy',
  glove: 'mitten',
  cap: 'hat',
  pail: 'bucket',
  rose: 'flower',
  daisy: 'flower',
  bouquet: 'flower',
  ship: 'boat',
  strawberry: 'berry',
  blueberry: 'berry',
}

const singular = (word: string) =>
  word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.endsWith('ves')
      ? `${word.slice(0, -3)}f`
      : word.endsWith('s')
        ? word.slice(0, -1)
        : word

/** The drawing for a thing the plan names, e.g. "a red kite", "two shells"; undefined if nobody has drawn it. */
export function findProp(name: string): Prop | undefined {
  const words = name
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, ' ')
    .split(' ')
    .filter(Boolean)
  // the noun of an English name comes last, so "lantern bridge" is a bridge
  for (const word of [words.slice(-2).join(' '), ...words.toReversed()])
    for (const form of [word, singular(word), word === 'leaves' ? 'leaf' : word]) {
      const prop = all[form] ?? all[same[form] ?? '']
      if (prop) return prop
    }
  return undefined
}
