import { words } from '../words.ts'
import type { Draft } from './draft.ts'
import { Outcome } from './outcome.tsx'
import { QuoteLine, type Asked } from './quote-line.tsx'
import type { Sending } from './use-sending.ts'

type Parts = { draft: Draft; asked: Asked; sending: Sending; send: () => void; stop: () => void }

/** Always in sight: what it takes, the one button, and what came of it. */
export function OrderBar({ draft, asked, sending, send, stop }: Parts) {
  const busy = sending.is === 'sending'
  return (
    <div className="order-bar">
      <Outcome sending={sending} quote={asked.quote} send={send} stop={stop} />
      <div className="order-bar-row">
        <QuoteLine asked={asked} draft={draft} />
        <button className="button main order-make" aria-disabled={busy}>
          {busy ? words.order.making : words.order.make}
        </button>
      </div>
    </div>
  )
}
