import type { Span, Step } from './told.ts'

export const shows = ['problems', 'all', 'waits'] as const
export type Show = (typeof shows)[number]
export const orders = ['time', 'page'] as const
export type Order = (typeof orders)[number]

/** A line of the timeline: a step, or one span of a step that is opened. */
export type Line = { id: string; step: Step; span: Span | null }

const longWait_s = 10

/** Something of it went wrong, even if a later try made it good. */
export const isProblem = ({ state, spans }: Step): boolean =>
  state === 'dead' || spans.some(({ outcome }) => outcome === 'failed' || outcome === 'final')

const wanted: Record<Show, (step: Step) => boolean> = {
  problems: isProblem,
  all: () => true,
  waits: ({ waited_s }) => waited_s > longWait_s,
}

export const countOf = (steps: readonly Step[], show: Show): number => steps.filter(wanted[show]).length

/** Troubles first, if there are any: that is what somebody comes for. */
export const firstShow = (steps: readonly Step[]): Show => (steps.some(isProblem) ? 'problems' : 'all')

/** What is told of a step when it is opened: each try and each wait. */
export const tellsOf = ({ spans }: Step): Span[] =>
  spans.filter(({ what }) => what === 'work' || what === 'wait')

export function linesOf(
  steps: readonly Step[],
  { show, order, opened }: { show: Show; order: Order; opened: ReadonlySet<string> },
): Line[] {
  const some = steps.filter(wanted[show])
  // As the service tells them is the order in which they came to be.
  if (order === 'page') some.sort((a, b) => a.page - b.page || a.revision - b.revision)
  return some.flatMap((step) => [
    { id: step.id, step, span: null },
    ...(opened.has(step.id) ? tellsOf(step).map((span, n) => ({ id: `${step.id} ${n}`, step, span })) : []),
  ])
}

/** The next line of a step with a problem after `at`; from the top again after the last. -1: there is none. */
export function nextProblem(lines: readonly Line[], at: number): number {
  const found = lines.flatMap(({ step, span }, index) => (span === null && isProblem(step) ? [index] : []))
  return found.find((index) => index > at) ?? found[0] ?? -1
}
