import type { Schema } from './instance.ts'

// Reads back what src/pipeline/steps/prompts.ts wrote. A prompt that has changed is not recognised, and gets a plain answer.

const quoted = String.raw`("(?:[^"\\]|\\.)*")`
const text = (match: string | undefined): string | undefined =>
  match === undefined ? undefined : String(JSON.parse(match))
const after = (words: string, prompt: string) => text(new RegExp(words + quoted).exec(prompt)?.[1])

/** The order behind a plan's prompt, as far as the prompt tells; not checked. */
export function orderIn(prompt: string): object | null {
  const [, pages, age_group, language] =
    /picture book of (\d+) pages for children aged ([\d-]+), in the language "([^"]+)"/.exec(prompt) ?? []
  const idea = after('The idea: ', prompt)
  if (pages === undefined || idea === undefined) return null
  const name = after('The hero is ', prompt)
  const look = after('looks like this: ', prompt)
  const theme = after('it is about ', prompt)
  return {
    idea,
    pages: Number(pages),
    age_group,
    language,
    ...(name && look && { hero: { name, look } }),
    ...(theme && { theme }),
  }
}

/** Which page of which book, and what to say when the book is not known. */
export function pageIn(prompt: string): { title: string; number: number; instead: string } | null {
  const number = /text of page (\d+)/.exec(prompt)?.[1]
  const title = after('The book is ', prompt)
  if (number === undefined || title === undefined) return null
  const goal =
    new RegExp(String.raw`^${number}\. \([^)]*\) (.*)$`, 'm').exec(prompt)?.[1] ?? 'And on they went.'
  const [, least = '8', most = '30', longest = '9'] =
    /(\d+) to (\d+) words[^]*?no sentence longer than (\d+)/.exec(prompt) ?? []
  return { title, number: Number(number), instead: told(goal, Number(least), Number(most), Number(longest)) }
}

const fillers = [
  'So they went on.',
  'Step by step they went.',
  'It was quiet for a while.',
  'Who could have known?',
]

function told(goal: string, least: number, most: number, longest: number): string {
  const words = goal.split(/\s+/).slice(0, Math.min(longest, most))
  const first = `${words.join(' ').replace(/[.,;:!?]*$/, '')}.`
  let said = first
  for (let i = 0; said.split(' ').length < least; i++) {
    const next = fillers[i % fillers.length] ?? ''
    if (said.split(' ').length + next.split(' ').length > most) break
    said = `${said} ${next}`
  }
  return said
}

/** A prompt that asks for another prompt: the longest text in it (quoted, or after the first line), without its marks. */
export function rewriteIn(prompt: string, schema: Schema): string | null {
  const names = Object.keys((schema['properties'] as Schema | undefined) ?? {})
  const [name] = names
  if (names.length !== 1 || name === undefined || !/rewrite|reword|rephrase|say it again/i.test(prompt))
    return null
  const quotes = [...prompt.matchAll(new RegExp(quoted, 'g'))].map((match) => text(match[1]) ?? '')
  const longest = quotes.sort((a, b) => b.length - a.length)[0] ?? ''
  const rest = prompt.slice(prompt.indexOf('\n') + 1)
  const chosen = longest.length > 40 ? longest : rest
  return JSON.stringify({ [name]: chosen.replace(/\s*\[\[[^\]]*\]\]/g, '').trim() })
}
