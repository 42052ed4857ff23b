import type { HoldReason } from './timeline.ts'

/** Steps by where they are looked for, in the order they are listed. `suspect`: ready, and run alone. */
export const stepSources = ['running', 'suspect', 'ready', 'sleeping', 'dead'] as const
export type StepSource = (typeof stepSources)[number]
export const listedStates = ['running', 'ready', 'sleeping', 'dead'] as const
export type ListedState = (typeof listedStates)[number]

/** Which steps are meant; what is null does not matter. */
export type StepFilter = {
  state: ListedState | null
  queue: string | null
  kind: string | null
  reason: HoldReason | null
  book: string | null
  user: string | null
}

/** A place in the list: what a source is ordered by, as text, the id last. */
export type StepPlace = { source: StepSource; at: string[] }

/** A step as it stands. Times are ISO 8601. */
export type ListedStep = {
  id: string
  book_id: string
  title: string | null
  user: string
  key: string
  kind: string
  page: number
  queue: string
  state: ListedState
  attempt: number
  reason: HoldReason | null
  until: string | null
  code: string | null
  message: string | null
  worker: string | null
  since: string | null
}

const forms = {
  moment: /^(running|sleeping|dead)_(\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  line: /^(suspect|ready)_([a-z]{1,20})_(-?\d{1,15}(?:\.\d{1,20})?(?:e[+-]?\d{1,2})?)_(\d{1,5})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
}

/** The place a cursor names; null: it is none of ours. */
export function placeOf(cursor: string): StepPlace | null {
  const [, source, ...at] = forms.moment.exec(cursor) ?? forms.line.exec(cursor) ?? []
  return source === undefined ? null : { source: source as StepSource, at }
}

export const cursorOf = ({ source, at }: StepPlace): string => [source, ...at].join('_')
