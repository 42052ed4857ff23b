import { useEffect, useRef, useState } from 'react'
import { announce } from '../shell/announce.ts'
import { useMe } from '../api/me.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words.ts'
import type { Draft } from './draft.ts'
import { sayTime } from './say-quote.ts'
import { useDebounced } from './use-debounced.ts'
import type { Quote } from './use-quote.ts'

export type Asked = { quote: Quote | null; failed: boolean }

/** What the book takes, and of it what they have. The room is kept, so that nothing moves when it is known. */
export function QuoteLine({ asked: { quote, failed }, draft }: { asked: Asked; draft: Draft }) {
  useAnnounced(quote, draft)
  const text = failed && !quote ? words.order.noEstimate : words.order.estimating
  return (
    <p className="order-quote" aria-label={words.order.quote} role="group">
      {quote ? <Estimate quote={quote} /> : <span className="muted">{text}</span>}
    </p>
  )
}

function Estimate({ quote }: { quote: Quote }) {
  const has = useMe().data?.credits ?? null
  const short = has !== null && has < quote.credits
  return (
    <>
      <span className="order-time">
        <Icon name="clock" />
        <span className="order-first-letter">{sayTime(quote.time_s)}</span>
      </span>
      <span className="muted">
        {words.order.credits(quote.credits)}
        {has !== null && (
          <span className={short ? 'order-short' : undefined}>
            {' '}
            ({short ? words.order.tooFew(has) : words.order.youHave(has)})
          </span>
        )}
      </span>
    </>
  )
}

/** After the pause of the quote itself: a second without typing in all. */
const quiet_ms = 700

/** Said once for each answer, and never for the one the page opens with. */
function useAnnounced(quote: Quote | null, draft: Draft): void {
  const last = useRef('')
  const [opened] = useState(draft.key)
  const text = quote ? words.order.estimate(sayTime(quote.time_s), words.order.credits(quote.credits)) : ''
  // With the key, which is another after each change: typing goes on, the pause begins again.
  const settled = useDebounced({ text, key: draft.key }, quiet_ms)
  const isNew = settled.key !== opened
  useEffect(() => {
    if (settled.text === '' || settled.text === last.current) return
    last.current = settled.text
    if (isNew) announce(settled.text)
  }, [settled.text, isNew])
}
