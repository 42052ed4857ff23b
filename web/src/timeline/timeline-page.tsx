import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { Refusal } from '../api/call.ts'
import { PageTitle } from '../shell/page-title.tsx'
import { words } from '../words.ts'
import { finalStatuses, useBookTold, useTimeline } from './ask.ts'
import { Legend } from './bars.tsx'
import { LeftOut } from './left-out.tsx'
import { BookHead } from './book-head.tsx'
import { countOf, firstShow, linesOf, orders, shows, type Order, type Show } from './rows.ts'
import { foldedIn, roomFor, scaleOf } from './scale.ts'
import { StepGrid } from './step-grid.tsx'
import type { Step, Timeline } from './told.ts'
import { useNow } from './use-now.ts'
import './timeline.css'

const say = words.timeline

/** What happened to one book, step by step, and what to do. */
export default function TimelinePage({ id }: { id: string }) {
  const book = useBookTold(id)
  const steps = useTimeline(id, book.data?.book.status)
  const absent = book.error instanceof Refusal && book.error.status === 404
  if (absent || !book.data)
    return (
      <main id="main" aria-busy={!absent}>
        <PageTitle tab={say.title}>{say.of(id)}</PageTitle>
        <p className="muted">{absent ? say.absent : (book.error?.message ?? say.loading)}</p>
      </main>
    )
  return (
    <main id="main" className="ops-timeline-page">
      <BookHead told={book.data} />
      {(book.isError || steps.isError) && <p className="strip">{say.stale}</p>}
      {steps.data && <Steps told={steps.data} final={finalStatuses.includes(book.data.book.status)} />}
    </main>
  )
}

function Steps({ told, final }: { told: Timeline; final: boolean }) {
  const [search, setSearch] = useSearchParams()
  const show = shows.find((one) => one === search.get('show')) ?? firstShow(told.steps)
  const order = orders.find((one) => one === search.get('order')) ?? 'time'
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) =>
      setOpened((was) =>
        was.has(id) ? new Set([...was].filter((one) => one !== id)) : new Set([...was, id]),
      ),
    [],
  )
  const now = useNow(Date.parse(told.now), !final)
  const scale = useScale(told, final ? null : now)
  const lines = useMemo(() => linesOf(told.steps, { show, order, opened }), [told.steps, show, order, opened])
  const choose = (name: string, value: string) =>
    setSearch(
      (was) => {
        was.set(name, value)
        return was
      },
      { replace: true },
    )
  return (
    <section className="ops-timeline-steps">
      <Choices {...{ told, show, order, choose }} />
      {told.left_out > 0 && <LeftOut told={told} />}
      {lines.length ? (
        <StepGrid lines={lines} scale={scale} now={now} opened={opened} onToggle={toggle} />
      ) : (
        <p className="card muted">{say.nothing[show]}</p>
      )}
    </section>
  )
}

/** Of a book that is made, drawn anew when its end comes near the edge, or something begins; not with every second. */
function useScale({ from, to, steps }: Timeline, now: number | null) {
  const start = Date.parse(from)
  const until = now ?? Date.parse(to)
  const folded_ms = useMemo(
    () => (now === null ? 0 : foldedIn(scaleOf({ from: start, to: until }, worksOf(steps, until)))),
    [now, start, until, steps],
  )
  const end = now === null ? until : roomFor({ from: start, to: until }, folded_ms)
  return useMemo(() => scaleOf({ from: start, to: end }, worksOf(steps, end)), [steps, start, end])
}

const worksOf = (steps: readonly Step[], end: number) =>
  steps.flatMap(({ spans }) =>
    spans
      .filter(({ what }) => what === 'work')
      .map((span) => ({ from: Date.parse(span.from), to: span.to ? Date.parse(span.to) : end })),
  )

type Chosen = { told: Timeline; show: Show; order: Order; choose: (name: string, value: string) => void }

function Choices({ told, show, order, choose }: Chosen) {
  return (
    <div className="ops-timeline-choices">
      <div role="group" aria-label={say.show} className="ops-timeline-shows">
        {shows.map((one) => (
          <button
            key={one}
            className="button"
            aria-pressed={one === show}
            onClick={() => choose('show', one)}
          >
            {say.shows[one](one === 'all' ? told.total_steps : countOf(told.steps, one))}
          </button>
        ))}
      </div>
      <label className="ops-timeline-order">
        {say.order}
        <select value={order} onChange={(event) => choose('order', event.target.value)}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {say.orders[one]}
            </option>
          ))}
        </select>
      </label>
      <Legend />
    </div>
  )
}
