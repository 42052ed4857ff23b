import type { Hex } from '../colour.ts'

const words: Record<string, Hex> = {
  red: '#c9433f', crimson: '#b8323f', scarlet: '#d23c34', blue: '#3f74b5', navy: '#2f4470', sky: '#7fb6de', teal: '#2f8d8b',
  turquoise: '#3fb0a8', green: '#5a9a55', mint: '#9ad0ae', olive: '#868a45', yellow: '#f0bf3e', mustard: '#d6a02f', gold: '#e3b341',
  golden: '#e3b341', orange: '#e5843a', pink: '#ee9fac', purple: '#8360a8', violet: '#8360a8', lilac: '#b79bd1', lavender: '#b79bd1',
  brown: '#8a5f42', tan: '#c49a6c', beige: '#e0cba8', cream: '#fbf0da', white: '#fffaf0', silver: '#c3c8cf', grey: '#9a9ca3',
  gray: '#9a9ca3', black: '#3a3238', ginger: '#d9762f', blond: '#eec873', blonde: '#eec873', auburn: '#93452c', copper: '#c0693a',
  chestnut: '#7a4630', dark: '#4a352f',
} // prettier-ignore

const pattern = new RegExp(`\\b(${Object.keys(words).join('|')})\\b`, 'gi')

/** The last colour named in a text: in "a blue hat and red boots", cut before "boots", that is red. */
export function colourIn(text: string): Hex | null {
  const found = [...text.matchAll(pattern)].at(-1)?.[1]
  return (found && words[found.toLowerCase()]) ?? null
}
