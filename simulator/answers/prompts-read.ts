import type { Schema } from './instance.ts'

// Reads back what src/pipeline/steps/prompts.ts wrote. A prompt that has changed beyond
// recognition gets a plain answer.

const quoted = String.raw`("(?:[^"\\]|\\.)*")`
const text = (match: string | undefined): string | undefined =>
  match === undefined ? undefined : String(JSON.parse(match))
const after = (words: string, prompt: string) => text(new RegExp(words + quoted).exec(prompt)?.[1])

const mark = /\s*\[\[[^\]]*\]\]/g
const withoutMarks = (words: string): string => words.replace(mark, '').trim()

/** The order behind a plan's prompt, as far as the prompt tells; not checked. `marks` are what its wishes carried. */
export function orderIn(prompt: string): { order: object; marks: string } | null {
  const [, pages, age_group, language] =
    /picture book of (\d+) pages for children aged ([\d-]+), in the language "([^"]+)"/.exec(prompt) ?? []
  const wishes = ['The idea: ', 'The hero is ', 'looks like this: ', 'it is about '].map((words) =>
    after(words, prompt),
  )
  const [idea, name, look, theme] = wishes.map((words) => words && withoutMarks(words))
  if (pages === undefined || idea === undefined) return null
  // who asks again because of what the first plan said wants none of it back
  const refused = /plan was refused for/.test(prompt)
  return {
    order: {
      idea,
      pages: Number(pages),
      age_group,
      language,
      ...(name && look && { hero: { name, look } }),
      ...(theme && { theme }),
    },
    marks: refused ? '' : (wishes.join(' ').match(mark) ?? []).join(''),
  }
}

/** Which page of which book, and what to say when the book is not known. */
export function pageIn(prompt: string): { title: string; number: number; instead: string } | null {
  const number = /Write (?:the text of )?page (\d+)/.exec(prompt)?.[1]
  const title = after('The book is ', prompt)
  if (number === undefined || title === undefined) return null
  const goal = new RegExp(String.raw`^${number}\. \([^)]*\) "?(.*?)"?$`, 'm').exec(prompt)?.[1]
  const [, least = '8', most = '30', longest = '9'] =
    /(\d+) to (\d+) words[^]*?no sentence longer than (\d+)/.exec(prompt) ?? []
  const instead = told(goal ?? 'And on they went.', Number(least), Number(most), Number(longest))
  return { title, number: Number(number), instead }
}

const fillers = [
  'So they went on.',
  'Step by step they went.',
  'It was quiet for a while.',
  'Who could have known?',
]

/** The goal as one sentence, and sentences that fit any page until there are words enough. */
function told(goal: string, least: number, most: number, longest: number): string {
  const words = goal.split(/\s+/).slice(0, Math.min(longest, most))
  let said = `${words.join(' ').replace(/[.,;:!?]*$/, '')}.`
  const count = () => said.split(' ').length
  for (let i = 0; count() < least; i++) {
    const next = fillers[i % fillers.length] ?? ''
    if (count() + next.split(' ').length > most) break
    said = `${said} ${next}`
  }
  return said
}

/** A prompt that asks for a text again: the text it quotes, without its marks. */
export function rewriteIn(prompt: string, schema: Schema): string | null {
  const [name, ...others] = Object.keys(propertiesOf(schema))
  if (name === undefined || others.length > 0 || !/rewrite|reword|rephrase/i.test(prompt)) return null
  const alone = new RegExp(`^${quoted}$`, 'm').exec(prompt)?.[1]
  const quotes = [...prompt.matchAll(new RegExp(quoted, 'g'))].map((match) => match[1] ?? '')
  const longest = quotes.sort((a, b) => b.length - a.length)[0]
  const asked = text(alone ?? longest) ?? prompt
  const mild = withoutMarks(asked)
  // A rewriting that changes nothing would be the same refusal again.
  return JSON.stringify({ [name]: mild === asked ? `A gentle scene. ${mild}` : mild })
}

export const propertiesOf = (schema: Schema): Schema => (schema['properties'] as Schema | undefined) ?? {}
