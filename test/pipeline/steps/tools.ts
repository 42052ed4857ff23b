import type { Purpose, StepInput, Tools } from '../../../src/pipeline/contract.ts'
import type {
  Answer,
  Failure,
  Flag,
  ImageRequest,
  Picture,
  SeededOrder,
  TextRequest,
} from '../../../src/providers/contract.ts'
import { book, order } from '../../providers/demo/books.ts'

/** A call a step made: what for, and what was asked. */
export type Made = { purpose: Purpose; texts?: string[]; text?: TextRequest<unknown>; image?: ImageRequest }

/** What is answered to a call, by purpose. What is missing throws: the step should not have asked. */
export type Script = {
  write?: Partial<Record<Purpose, object | Failure>>
  draw?: Partial<Record<Purpose, Failure | 'a picture'>>
  moderate?: Partial<Record<Purpose, Flag[] | Failure>>
}

const usage = { usd: 0.01, units: {} }
const isFailure = (value: object): value is Failure => 'class' in value && 'sent' in value

const jpeg: Picture = { bytes: new Uint8Array([1, 2, 3]), media_type: 'image/jpeg', width: 8, height: 8 }

/** The hands of a step as a script: by the contract, an answer holds only what fits the schema. */
export function scripted(script: Script, models: Partial<Tools> = {}): { tools: Tools; made: Made[] } {
  const made: Made[] = []
  const told = <T>(answer: T | undefined, purpose: Purpose): T => {
    if (answer === undefined) throw new Error(`nobody expected a call for ${purpose}`)
    return answer
  }
  const tools: Tools = {
    models: { text: 'story-1', image: 'paint-1' },
    takes_references: true,
    signal: new AbortController().signal,
    read: async () => new Uint8Array([9]),
    ...models,
    write: async <T>(request: TextRequest<T>, purpose: Purpose = 'main'): Promise<Answer<T>> => {
      made.push({ purpose, text: request })
      const answer = told(script.write?.[purpose], purpose)
      if (isFailure(answer)) return { ok: false, failure: answer }
      const parsed = request.schema.safeParse(answer)
      if (parsed.success) return { ok: true, value: parsed.data, usage }
      return { ok: false, failure: failing('bad_output', parsed.error.message) }
    },
    draw: async (request, purpose = 'main') => {
      made.push({ purpose, image: request })
      const answer = told(script.draw?.[purpose], purpose)
      return answer === 'a picture' ? { ok: true, value: jpeg, usage } : { ok: false, failure: answer }
    },
    moderate: async (texts, purpose) => {
      made.push({ purpose, texts })
      const answer = script.moderate?.[purpose] ?? []
      return Array.isArray(answer) ? { ok: true, value: answer, usage } : { ok: false, failure: answer }
    },
  }
  return { tools, made }
}

export const failing = (cls: Failure['class'], message = 'No.'): Failure => ({
  class: cls,
  code: cls,
  message,
  sent: 'yes',
  charge: 'no',
  scope: 'request',
})

export const flag = (index: number, hard = false, ...categories: string[]): Flag => ({
  index,
  categories: categories.length > 0 ? categories : ['violence'],
  hard,
})

/** A book of the demo's, and what a step of it is given. */
export function aBook(more: Partial<SeededOrder> = {}) {
  const ordered = order('A fox who is afraid of the dark', 7, { pages: 4, ...more })
  const { plan, texts } = book(ordered.idea, 7, { pages: 4, ...more })
  const input = (page: number, sheet: string | null = 'sheet.jpg'): StepInput => ({
    book: { id: 'b', revision: 1, title: plan.title, created_at: new Date(0) },
    order: ordered,
    page,
    given: null,
    done: [
      { key: 'plan', kind: 'plan', page: 0, value: plan, blob: null },
      ...(sheet
        ? [{ key: 'character_sheet', kind: 'character_sheet', page: 0, value: {}, blob: sheet }]
        : []),
    ],
  })
  return { order: ordered, plan, texts, input }
}

export const purposesOf = (made: Made[]): string[] => made.map((one) => one.purpose)
