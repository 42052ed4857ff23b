import type { Random } from '../../src/providers/demo/random.ts'

type Make = (random: Random) => string
type Cursor = { readonly pattern: string; at: number }

const sets: Record<string, string> = {
  d: '0123456789',
  w: 'abcdefghijklmnopqrstuvwxyz',
  s: ' ',
  n: '\n',
  t: '\t',
}

/** A text that fits a regular expression of the kind JSON schemas use: classes, groups, choices, counts. No look-around. */
export const fitting = (pattern: string, random: Random): string => choice({ pattern, at: 0 })(random)

function choice(cursor: Cursor): Make {
  const options = [sequence(cursor)]
  while (cursor.pattern[cursor.at] === '|') {
    cursor.at++
    options.push(sequence(cursor))
  }
  return (random) => random.pick(options)(random)
}

function sequence(cursor: Cursor): Make {
  const parts: Make[] = []
  while (cursor.at < cursor.pattern.length && !'|)'.includes(cursor.pattern[cursor.at] ?? '')) {
    const one = atom(cursor)
    for (let times = count(cursor); times > 0; times--) parts.push(one)
  }
  return (random) => parts.map((part) => part(random)).join('')
}

/** As few as may be. */
function count(cursor: Cursor): number {
  const [all, least] = /^(?:\{(\d+)(?:,\d*)?\}|[?*+])\??/.exec(cursor.pattern.slice(cursor.at)) ?? ['']
  cursor.at += all.length
  if (least !== undefined) return Number(least)
  return all.startsWith('?') || all.startsWith('*') ? 0 : 1
}

function atom(cursor: Cursor): Make {
  const sign = cursor.pattern[cursor.at++] ?? ''
  if (sign === '^' || sign === '$') return () => ''
  if (sign === '.') return () => 'a'
  if (sign === '[') return oneOf(members(cursor))
  if (sign === '\\') return oneOf(escaped(cursor.pattern[cursor.at++] ?? ''))
  if (sign !== '(') return () => sign
  if (cursor.pattern.startsWith('?:', cursor.at)) cursor.at += 2
  const inside = choice(cursor)
  cursor.at++
  return inside
}

const oneOf =
  (signs: string[]): Make =>
  (random) =>
    random.pick(signs)
const escaped = (sign: string) => (sets[sign] ?? sign).split('')

function members(cursor: Cursor): string[] {
  const end = cursor.pattern.indexOf(']', cursor.at + 1)
  const inside = cursor.pattern.slice(cursor.at, end)
  cursor.at = end + 1
  if (inside.startsWith('^')) return ['a', 'x', '0', ' ', '_', 'é'].filter((sign) => !inside.includes(sign))
  return [...inside.matchAll(/\\(.)|(.)-(.)|(.)/g)].flatMap(([, escape, from, to, one]) => {
    if (escape !== undefined) return escaped(escape)
    if (from === undefined || to === undefined) return [one ?? '']
    const [low, high] = [from.charCodeAt(0), to.charCodeAt(0)]
    return Array.from({ length: high - low + 1 }, (_, i) => String.fromCharCode(low + i))
  })
}
