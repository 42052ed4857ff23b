import { isDeepStrictEqual } from 'node:util'
import type { PageText, Plan } from '../../book/plan.ts'
import type { Again, Answer, CallContext, TextModel, TextRequest } from '../contract.ts'
import { behave, type DemoBehaviour } from './behaviour.ts'
import { demoModel } from './model.ts'
import { makeBook, retell } from './story/book.ts'
import { foreignText } from './story/foreign.ts'
import { wordsOf } from './story/measure.ts'

/** Languages the demo provider writes: `en`, and so `en-GB` and the like. */
export const demoLanguages = ['en'] as const

/** The plan, or one page of it. A page is told by telling the whole book again, which is as good as remembering it. */
function write(ask: TextRequest<unknown>['ask']): { value: Plan | PageText; words: number } {
  if (ask.kind === 'rewrite') return { value: { text: ask.prompt }, words: wordsOf(ask.prompt).length }
  const book = makeBook(ask.order)
  if (ask.kind === 'plan') return { value: book.plan, words: wordsOf(JSON.stringify(book.plan)).length }
  const known = isDeepStrictEqual(book.plan, ask.plan)
  const own = known ? book.texts[ask.page.number - 1] : undefined
  const first = own ?? foreignText(ask.order, ask.plan, ask.page)
  const text = ask.again ? another(ask, ask.again, first, known) : first
  return { value: { text }, words: wordsOf(text).length }
}

type PageAsk = Extract<TextRequest<unknown>['ask'], { kind: 'page_text' }>

const takes = 12

/** The page in words that have not been used, shorter or longer where the note asks for that. */
function another(asked: PageAsk, again: Again, first: string, known: boolean): string {
  const wish = /\b(?:(short|less|fewer|brief)|(long|more))/i.exec(again.note ?? '')
  const fresh: string[] = []
  for (const text of others(asked, again.take, known)) {
    if (text === first || text === again.instead_of) continue
    if (!wish) return text
    fresh.push(text)
  }
  const short = fresh.toSorted((one, other) => wordsOf(one).length - wordsOf(other).length)
  return (wish?.[1] ? short[0] : short.at(-1)) ?? first
}

/** Where the story has no other wording for a page, it is told from its goal and its scene. */
function* others({ order, plan, page }: PageAsk, take: number, known: boolean): Generator<string> {
  const numbers = Array.from({ length: takes }, (_, n) => takes * take + 2 * (n % 6) + Math.floor(n / 6))
  if (known) for (const number of numbers) yield retell(order, page.number, number)
  for (const number of numbers) yield foreignText({ ...order, seed: order.seed + number }, plan, page)
}

/** Writes stories from a grammar: no network, no key, no cost, and the same book for the same order and seed. */
export function demoText(demo: DemoBehaviour): TextModel {
  return {
    ...demoModel,
    async run<T>(request: TextRequest<T>, call: CallContext): Promise<Answer<T>> {
      const failure = await behave(demo, call, 'text')
      if (failure) return { ok: false, failure }
      const { value, words } = write(request.ask)
      const parsed = request.schema.safeParse(value)
      if (parsed.success) return { ok: true, value: parsed.data, usage: { usd: 0, units: { words } } }
      const message = `The demo provider's answer does not fit what was asked: ${parsed.error.message}`.slice(
        0,
        500,
      )
      const code = 'schema_mismatch'
      return {
        ok: false,
        failure: { class: 'bad_output', code, message, sent: 'yes', charge: 'no', scope: 'request' },
      }
    },
  }
}
