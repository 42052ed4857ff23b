import { isDeepStrictEqual } from 'node:util'
import type { PageText, Plan } from '../../book/plan.ts'
import type { Answer, CallContext, TextModel, TextRequest } from '../contract.ts'
import { behave, type DemoBehaviour } from './behaviour.ts'
import { demoModel } from './model.ts'
import { makeBook } from './story/book.ts'
import { foreignText } from './story/foreign.ts'
import { wordsOf } from './story/measure.ts'

/** Languages the demo provider writes: `en`, and so `en-GB` and the like. */
export const demoLanguages = ['en'] as const

/** The plan, or one page of it. A page is told by telling the whole book again, which is as good as remembering it. */
function write(ask: TextRequest<unknown>['ask']): { value: Plan | PageText; words: number } {
  if (ask.kind === 'rewrite') return { value: { text: ask.prompt }, words: wordsOf(ask.prompt).length }
  const book = makeBook(ask.order)
  if (ask.kind === 'plan') return { value: book.plan, words: wordsOf(JSON.stringify(book.plan)).length }
  const own = isDeepStrictEqual(book.plan, ask.plan) ? book.texts[ask.page.number - 1] : undefined
  const text = own ?? foreignText(ask.order, ask.plan, ask.page)
  return { value: { text }, words: wordsOf(text).length }
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
