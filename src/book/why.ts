import type { StepSpans } from './timeline-spans.ts'
import type { TimelineStep } from './timeline.ts'

/** What an operator is told of a book. */
type Told = { status: string; final: boolean; error: { code: string; message: string } | null }

/** In one or two sentences, why a book is as it is: what died of it, or what it waits for. Null: there is nothing to say. */
export function whyOf({ status, final, error }: Told, all: readonly StepSpans[]): string | null {
  if (status === 'complete') return error === null ? null : `Its last change came to nothing: ${said(error)}.`
  const newest = newestOf(all)
  if (!final) return waitingFor(newest)
  const dead = newest.filter(({ step }) => step.state === 'dead').map(({ step }) => step)
  const [first] = dead
  if (first) return others(deadOf(first), dead.length - 1)
  if (status === 'cancelled') return 'A person cancelled it.'
  return error === null ? null : `It ended with ${said(error)}.`
}

const newestOf = (all: readonly StepSpans[]): StepSpans[] => {
  const standing = all.filter(({ step }) => step.state !== 'taken_back')
  return [...Map.groupBy(standing, ({ step }) => step.key).values()].flatMap(
    (of) => of.toSorted((a, b) => b.step.revision - a.step.revision)[0] ?? [],
  )
}

const said = ({ code, message }: { code: string; message: string }) =>
  message === '' ? code : `${message.replace(/\.$/, '')} (${code})`

/** "page 5 picture" for `picture:5`. */
export const nameOf = ({ kind, page }: Pick<TimelineStep, 'kind' | 'page'>): string => {
  const what = kind.replace(/^page_/, '').replaceAll('_', ' ')
  return page === 0 ? what : `page ${page} ${what}`
}

function deadOf(step: TimelineStep): string {
  const error = said({ code: step.code ?? 'no error', message: step.message ?? '' })
  const because = step.because === null ? '' : `, because ${step.because}`
  return `${nameOf(step)} was given up: ${error}${because}.`
}

const others = (text: string, more: number) =>
  more === 0 ? text : `${text} And ${more} more ${more === 1 ? 'step' : 'steps'}.`

function waitingFor(newest: StepSpans[]): string | null {
  if (newest.some(({ step }) => step.state === 'running')) return null
  const waits = newest.flatMap(({ step, spans }) => {
    const last = spans.at(-1)
    return last?.what === 'wait' ? [{ step, last }] : []
  })
  const [next] = waits.toSorted((a, b) => (a.last.until ?? Infinity) - (b.last.until ?? Infinity))
  if (!next) return null
  const { step, last } = next
  const until =
    last.until === null
      ? ''
      : ` until ${new Date(last.until).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const because = last.because === null ? '' : `: ${last.because.replace(/\.+$/, '')}`
  const word = last.reason === null ? '' : ` for ${words[last.reason]}`
  return others(`${nameOf(step)} waits${word}${until}${because}.`, waits.length - 1)
}

const words = {
  limit: 'a limit',
  budget: 'the budget',
  provider: 'the provider',
  backoff: 'its next try',
  paused: 'its queue, which is paused',
  no_worker: 'a worker',
}
