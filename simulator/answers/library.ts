import { Order } from '../../src/book/order.ts'
import type { Plan } from '../../src/book/plan.ts'
import { makeBook } from '../../src/providers/demo/story/book.ts'
import { instanceOf, type Schema } from './instance.ts'
import { orderIn, pageIn, propertiesOf, rewriteIn } from './prompts-read.ts'

/** What is written: for our own prompts the demo's stories, for any other schema a value that fits it. */
export type Library = { write(prompt: string, schema: Schema | null): string }

/** Books whose texts may still be asked for. */
const most = 2000

export function openLibrary(seed: number): Library {
  const books = new Map<string, { plan: Plan; texts: string[] }[]>()

  function plan(prompt: string): string | null {
    const asked = orderIn(prompt)
    const order = Order.safeParse(asked?.order)
    if (!asked || !order.success) return null
    const book = makeBook({ ...order.data, seed: numberOf(prompt, seed) })
    carry(book, asked.marks)
    const same = books.get(book.plan.title) ?? []
    books.set(book.plan.title, [...same.slice(-20), book])
    if (books.size > most) books.delete(books.keys().next().value ?? '')
    return JSON.stringify(book.plan)
  }

  function page(prompt: string): string | null {
    const asked = pageIn(prompt)
    if (!asked) return null
    // titles repeat; the beats in the prompt tell which of the books it is
    const book = books
      .get(asked.title)
      ?.findLast(({ plan }) =>
        plan.pages.every(({ goal }) => prompt.includes(JSON.stringify(goal).slice(1, -1))),
      )
    return JSON.stringify({ text: book?.texts[asked.number - 1] ?? asked.instead })
  }

  return {
    write(prompt, schema) {
      if (!schema) return 'Once there was a small fox who could not sleep, so she went to ask the moon.'
      const fields = propertiesOf(schema)
      const ours = (fields['pages'] ? plan(prompt) : null) ?? (fields['text'] ? page(prompt) : null)
      return ours ?? rewriteIn(prompt, schema) ?? JSON.stringify(instanceOf(schema, numberOf(prompt, seed)))
    },
  }
}

const ofPage = /\[\[page (\d+): ([^\]]*)\]\]/g

/**
 * Marks go where the scene is, and so into the prompt of every picture: a rule about a mark can strike there, too.
 * `[[page 2: flag:violence]]` goes into the text of that page alone, as `[[flag:violence]]`.
 */
function carry({ plan, texts }: { plan: Plan; texts: string[] }, marks: string): void {
  for (const [, page, mark] of marks.matchAll(ofPage)) texts[Number(page) - 1] += ` [[${mark}]]`
  const everywhere = marks.replaceAll(ofPage, '').trimEnd()
  for (const scene of [plan.cover, ...plan.pages.map((page) => page.scene)])
    if (everywhere)
      scene.place = `${scene.place.slice(0, Math.max(0, 200 - everywhere.length))}${everywhere}`.slice(0, 200)
}

/** A number made of words: the same prompt, the same story. */
function numberOf(words: string, seed: number): number {
  let sum = seed
  for (let i = 0; i < words.length; i++) sum = (Math.imul(sum, 31) + words.charCodeAt(i)) | 0
  return sum & 0x7fff_ffff
}
